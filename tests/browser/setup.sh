#!/bin/sh
# Sets up what the browser and print tests need: Node tools in .tools/ (from package.json beside this file), and from Debian
# Chromium and poppler (which reads printed words as a viewer's search does).
# Quiet when all is there. Never fails the run: what cannot be set up is said, and its tests are skipped.
here=$(cd "$(dirname "$0")" && pwd) || exit 0
tools=$(cd "$here/../.." && pwd)/.tools
export PUPPETEER_SKIP_DOWNLOAD=1 npm_config_update_notifier=false

say() { echo "browser tests: $*" >&2; }

node_tools() {
    [ -d "$tools/node_modules" ] && cmp -s "$here/package.json" "$tools/.ready" && return
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        say "Node and npm are not there, so html-validate, axe and vnu cannot be set up"
        return
    fi
    mkdir -p "$tools" && cp "$here/package.json" "$tools/package.json" && rm -f "$tools/.ready" || return
    say "setting up html-validate, axe, puppeteer-core and vnu in .tools/ ..."
    if npm install --prefix "$tools" --ignore-scripts --no-audit --no-fund --no-package-lock --omit=dev \
        --fetch-retries=2 --fetch-timeout=120000 --loglevel=error >"$tools/npm.log" 2>&1; then
        cp "$here/package.json" "$tools/.ready"
    else
        say "npm could not install them: $(grep -m1 -i 'err' "$tools/npm.log" || tail -n 1 "$tools/npm.log")"
    fi
}

browser() {
    [ -n "$CHROME_PATH" ] && [ -x "$CHROME_PATH" ] && return
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "there is no Chromium; install one, or name it in CHROME_PATH"
        return
    fi
    say "installing Debian's Chromium ..."
    mkdir -p "$tools"
    export DEBIAN_FRONTEND=noninteractive
    get="apt-get install --yes --quiet --no-install-recommends chromium"
    $get >"$tools/apt.log" 2>&1 || { apt-get update --quiet >>"$tools/apt.log" 2>&1 && $get >>"$tools/apt.log" 2>&1; } ||
        say "apt-get could not install Chromium: $(tail -n 1 "$tools/apt.log")"
}

poppler() {
    command -v pdftotext >/dev/null && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "there is no poppler; install poppler-utils to run the tests of printed words"
        return
    fi
    say "installing Debian's poppler-utils ..."
    mkdir -p "$tools"
    export DEBIAN_FRONTEND=noninteractive
    get="apt-get install --yes --quiet --no-install-recommends poppler-utils"
    $get >>"$tools/apt.log" 2>&1 || { apt-get update --quiet >>"$tools/apt.log" 2>&1 && $get >>"$tools/apt.log" 2>&1; } ||
        say "apt-get could not install poppler-utils: $(tail -n 1 "$tools/apt.log")"
}

node_tools
browser
poppler
exit 0
