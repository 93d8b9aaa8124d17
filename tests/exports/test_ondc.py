"""ONDC: what is written breaks no rule, and every rule catches the payload in which it is broken."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from site_builder.payload import Rule, check, find, holding
from site_builder.writers.beckn import rules, tables

REPO = Path(__file__).resolve().parents[2]
FORMAT = yaml.load((REPO / "content/channels/ondc.yml").read_text("utf-8"), yaml.CBaseLoader)["format"]
RULES = rules(FORMAT)
DAY = date(2026, 11, 28)
SAMPLES = {  # where each domain's payload comes from
    "RET10": "jalpaiguri/malbazar-cha", "RET12": "nadia/shantipur-tant", "RET13": "alipurduar/hamiltonganj-sugandhi",
    "RET16": "bankura/panchmura-terracotta", "food": "south-24-parganas/joynagar-moa",
}  # fmt: skip


def payload(exported: Path, version: str, domain: str) -> dict:
    folder = "RET10" if domain == "food" else domain
    return json.loads((exported / f"ondc/{version}/{folder}/{SAMPLES[domain]}.json").read_text("utf-8"))


def catalogues(exported: Path) -> list[tuple[str, str, dict]]:
    files = sorted((exported / "ondc").glob("*/RET*/*/*.json"))
    return [(path.parts[-4], path.parts[-3], json.loads(path.read_text("utf-8"))) for path in files]


def test_every_catalogue_is_clean_under_every_rule(exported):
    for version, domain, made in catalogues(exported):
        faults = check(made, holding(RULES, version, domain, DAY), tables())
        assert [each for each in faults if each.severity == "block"] == []


@pytest.mark.parametrize("version", FORMAT["versions"])
def test_ten_products_in_each_of_three_domains(exported, version):
    counted: dict[str, int] = {}
    for of, domain, made in catalogues(exported):
        if of == version:
            counted[domain] = counted.get(domain, 0) + len(find(made, FORMAT["places"]["item"]))
    assert all(counted[domain] >= 10 for domain in ("RET10", "RET12", "RET16")), counted


def test_every_rule_has_a_source_and_a_day():
    sources = {
        each["id"] for each in yaml.load((REPO / "content/channels/ondc.yml").read_text("utf-8"), yaml.CBaseLoader)["sources"]
    }
    assert len({each.id for each in RULES}) == len(RULES) > 100
    assert all(each.source in sources and each.valid_from.year > 2000 for each in RULES)


# ── each rule is broken once ─────────────────────────────────────────────────────────────────────


def parents(root: object, path: str) -> list[tuple[object, object]]:
    """(container, key) of everything that a path leads to."""
    from site_builder.payload import _steps

    found: list[tuple[object, object]] = [(None, None)]
    nodes = [root]
    for kind, name, value in _steps(path):
        pairs: list[tuple[object, object]] = []
        for node in nodes:
            if kind == "key" and isinstance(node, dict) and name in node:
                pairs.append((node, name))
            elif kind == "each" and isinstance(node, list):
                pairs += [(node, n) for n in range(len(node))]
            elif kind == "where" and isinstance(node, list):
                pairs += [(node, n) for n, each in enumerate(node) if isinstance(each, dict) and each.get(name) == value]
        found, nodes = pairs, [container[key] for container, key in pairs]  # type: ignore[index]
    return found


def break_rule(rule: Rule, made: dict) -> None:
    """Change the payload so that the rule no longer holds."""
    place = rule.each
    first = find(made, place)[0] if place else made
    path = rule.field.lstrip("/")
    node = made if rule.field.startswith("/") else first

    def put(value: object) -> None:
        for container, key in parents(node, path)[:1]:
            container[key] = value  # type: ignore[index]

    def drop(path: str) -> None:
        for container, key in reversed(parents(first, path)):
            del container[key]  # type: ignore[attr-defined]

    match rule.test:
        case "given":
            drop((rule.of or [rule.field])[-1])
        case "there":
            drop(rule.field)
        case "either":
            for paths in rule.of:
                drop(paths[0])
        case "matches" | "one_of" | "named" | "looked_up":
            put("•")
        case "only":
            put({**find(first, path)[0], "building": "9"})
        case "not_above":
            put("999999999")
        case "covers":
            put("Pet Care")
        case "includes":
            for container, key in parents(first, path):
                if container[key] in rule.of:  # type: ignore[index]
                    container[key] = "Self-Pickup"  # type: ignore[index]
        case "unique":
            goods = find(first, "items")[0]
            goods.append(copy.deepcopy(goods[0]))
        case "at_most":
            put("a " * 200)
        case "items":
            container, key = parents(first, path.removesuffix("[]"))[0]
            container[key] = []  # type: ignore[index]
        case "not_after":
            put("2999-01-01T00:00:00.000Z")
        case "gtin":
            code = find(first, path)[0]
            put(code[:-1] + str((int(code[-1]) + 1) % 10))
        case "absent":
            first["tags"].append({"code": "attribute", "list": [{"code": "brand", "value": "Haat"}]})
        case "attributes":
            told = next(each["list"] for each in first["tags"] if each["code"] == "attribute")
            if rule.of["part"] == "missing":
                told.clear()
            elif rule.of["part"] == "unknown":
                told.append({"code": "zari_purity", "value": "gold"})
            else:
                next(each for each in told if each["code"] == "colour")["value"] = "red"
        case other:
            raise AssertionError(other)


def sample_for(rule: Rule) -> tuple[str, str]:
    """A version and a domain in which the rule holds."""
    version = (rule.versions or ("1.2.5",))[0]
    if rule.id.startswith("law-food"):
        return version, "food"
    if rule.id == "law-packed":
        return version, "RET10"
    if rule.id == "law-month":
        return version, "RET10"
    if rule.id == "delivery-pins-unit":
        return version, "RET12"
    return version, next(
        (each for each in ("RET12", "RET16", "RET10", "RET13") if not rule.domains or each in rule.domains), "RET12"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_a_broken_rule_is_caught(exported, rule):
    version, domain = sample_for(rule)
    of = "RET10" if domain == "food" else domain
    made = payload(exported, version, domain)
    holds = holding(RULES, version, of, DAY)
    assert rule in holds
    if rule.id == "delivery-pins-unit":
        made = pins(made)
    assert rule.id not in {each.rule for each in check(made, holds, tables()) if each.severity == "block"}
    if rule.id == "item-unit" or (rule.test == "not_above" and rule.of == "quantity.maximum.count"):
        assert find(made, f"{rule.each}.{rule.field}")

    break_rule(rule, made)

    assert rule.id in {each.rule for each in check(made, holds, tables())}


FIELDS = [(rule, path) for rule in RULES if rule.test == "given" for path in rule.of or ()]


@pytest.mark.parametrize(("rule", "path"), FIELDS, ids=[f"{rule.id} {path}" for rule, path in FIELDS])
def test_each_field_that_a_rule_wants_is_missed(exported, rule, path):
    version, domain = sample_for(rule)
    made = payload(exported, version, domain)
    holds = holding(RULES, version, "RET10" if domain == "food" else domain, DAY)
    first = find(made, rule.each)[0] if rule.each else made
    found = parents(first, path)
    assert found, "nothing in the payload has it"
    for container, key in reversed(found):
        del container[key]

    assert rule.id in {each.rule for each in check(made, holds, tables())}


def pins(made: dict) -> dict:
    """The same catalogue for a seller who delivers to some pincodes only."""
    for tag in find(made, FORMAT["places"]["serviceability"]):
        tag["list"] = [
            {**each, "value": {"type": "11", "val": "741404", "unit": "pincode"}.get(each["code"], each["value"])}
            for each in tag["list"]
        ]
    return made


@pytest.mark.parametrize(
    ("change", "caught"),
    [
        (lambda item: item["price"].update(value="9999.00"), "item-price-mrp"),
        (lambda item: item["descriptor"].update(code="1:2000000000015"), "item-code-hsn-digits"),
        (lambda item: item.update(category_id="Handicrafts"), "item-category"),
        (lambda item: attribute(item, "zari_purity", "gold"), "item-attributes-known"),
        (lambda item: attribute(item, "colour_name", "লাল"), "item-attributes-values"),
        (lambda item: attribute(item, "size", "XL"), "item-attributes-values"),
        (lambda item: attribute(item, "fabric", "jamdani"), "item-attributes-values"),
    ],
)
def test_what_the_published_rules_refuse_is_refused(exported, change, caught):
    made = payload(exported, "1.2.5", "RET12")
    change(find(made, FORMAT["places"]["item"])[0])

    assert caught in {each.rule for each in check(made, holding(RULES, "1.2.5", "RET12", DAY), tables())}


def attribute(item: dict, name: str, value: str) -> None:
    told = next(each["list"] for each in item["tags"] if each["code"] == "attribute")
    found = next((each for each in told if each["code"] == name), None)
    if found:
        found["value"] = value
    else:
        told.append({"code": name, "value": value})


def test_a_rule_holds_only_in_its_days():
    rule = Rule("x", "given", valid_from=date(2026, 1, 15), valid_until=date(2026, 12, 31))
    assert [bool(holding([rule], "1.2.5", "RET12", day)) for day in (date(2026, 1, 14), date(2026, 1, 15), date(2027, 1, 1))] == [
        False,
        True,
        False,
    ]


def test_what_is_left_out_says_by_which_rule(exported):
    told = (exported / "ondc/left-out.csv").read_text("utf-8")
    assert "1.2.0 item-code-ean" in told
    assert "attribute.colour" in told
