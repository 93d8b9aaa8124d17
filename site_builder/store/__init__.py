"""The only room that writes to disk: memo, staged publish, prune, recovery, lock.

`site/` is Haat's own: a file that somebody else put there or took away is noticed by its folder's time, and the next
build of everything makes the site whole again. Only hidden names at its top, which hosts use, are let be.

A build writes what changed below `build/staging/`. When all is there, the folder is synced once and renamed to
`build/commit/`: that rename is the commit mark. Then its files are moved into place. A build that dies before the
mark leaves the old site whole; one that dies after it is finished by the next run, because moving is repeatable.
"""

from site_builder.store.folders import Tray, clear, replace_files, replace_folder, replace_tree
from site_builder.store.memory import (
    BUILD,
    COMMIT,
    ENGINE,
    MEMORY,
    PICTURES,
    SITE,
    STAGING,
    STORE,
    from_json,
    json,
    keep_picture,
    key,
    load,
    load_bytes,
    picture_path,
    read_json,
    write,
)
from site_builder.store.publishing import BusyError, begin, drop, forget, lock, publish, published, recover, standing, stands
from site_builder.store.stage import LostError, Stage

__all__ = [
    "BUILD",
    "COMMIT",
    "ENGINE",
    "MEMORY",
    "PICTURES",
    "SITE",
    "STAGING",
    "STORE",
    "BusyError",
    "LostError",
    "Stage",
    "Tray",
    "begin",
    "clear",
    "drop",
    "forget",
    "from_json",
    "json",
    "keep_picture",
    "key",
    "load",
    "load_bytes",
    "lock",
    "picture_path",
    "publish",
    "published",
    "read_json",
    "recover",
    "replace_files",
    "replace_folder",
    "replace_tree",
    "standing",
    "stands",
    "write",
]
