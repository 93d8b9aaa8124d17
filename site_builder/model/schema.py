"""JSON Schema (draft-07) of every kind of record, for editors that complete and check while one types.

Our reader takes every scalar as text; an editor sees YAML's types. So a number may also be text that is one, a
code such as `0712` may also be a number, and `true` may be quoted. What the schema refuses, the check refuses too;
what only the check can know (links, dates, prices in order) the schema leaves alone.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from site_builder.model.channel import Answer, Channel, Law
from site_builder.model.collection import Collection
from site_builder.model.commons import District, GiProduct, Material, Page, Sector, Settings, Technique
from site_builder.model.course import LessonHead, ModuleRecord, Term
from site_builder.model.craft import Craft
from site_builder.model.product import ProductRecord
from site_builder.model.programme import Programme
from site_builder.model.quiz import Question
from site_builder.model.rates import Rates
from site_builder.model.seller import PrivateRecord, SellerRecord
from site_builder.model.session import Session
from site_builder.model.shipment import Shipment
from site_builder.model.synonym import SynonymGroup

Schema = dict[str, Any]


class Kind(NamedTuple):
    """A kind of record: its model (or a list of one), where it stands, and what it is, in two languages."""

    of: Any
    file: str
    english: str
    bengali: str


KINDS: dict[str, Kind] = {
    "seller": Kind(SellerRecord, "catalogs/<district>/<seller>/seller.yml", "A seller", "একজন বিক্রেতা"),
    "products": Kind(
        list[ProductRecord], "catalogs/<district>/<seller>/products.yml", "The products of a seller", "বিক্রেতার পণ্যগুলি"
    ),
    "private": Kind(
        PrivateRecord,
        "catalogs/<district>/<seller>/private.yml",
        "A seller's numbers that are never published",
        "বিক্রেতার যে নম্বর কখনও প্রকাশ হয় না",
    ),
    "showcase": Kind(Settings, "content/showcase.yml", "The showcase: name, languages, address", "প্রদর্শনী: নাম, ভাষা, ঠিকানা"),
    "districts": Kind(list[District], "content/districts.yml", "The districts", "জেলাগুলি"),
    "categories": Kind(list[Sector], "content/categories.yml", "Sectors and their categories", "ক্ষেত্র ও তার শ্রেণি"),
    "gi": Kind(list[GiProduct], "content/gi.yml", "Geographical indications", "ভৌগোলিক নির্দেশক"),
    "materials": Kind(list[Material], "content/materials.yml", "Materials", "উপকরণ"),
    "rates": Kind(Rates, "content/rates.yml", "Rates of other currencies", "অন্য মুদ্রার হার"),
    "crafts": Kind(list[Craft], "content/crafts.yml", "Crafts and their stories", "শিল্প ও তার গল্প"),
    "collection": Kind(
        Collection,
        "content/collections/<collection>.yml",
        "A collection: gifts, stalls, an exhibition",
        "সংগ্রহ: উপহার, স্টল, প্রদর্শনী",
    ),
    "techniques": Kind(list[Technique], "content/techniques.yml", "Ways of making, to filter by", "বাছাইয়ের জন্য তৈরির কৌশল"),
    "programmes": Kind(list[Programme], "content/programmes.yml", "Programmes that help sellers", "বিক্রেতার সহায়ক কর্মসূচি"),
    "module": Kind(ModuleRecord, "modules/<module>/module.yml", "A module of training", "একটি প্রশিক্ষণ মডিউল"),
    "lesson": Kind(LessonHead, "modules/<module>/NN-<lesson>.<language>.md", "Front matter of a lesson", "পাঠের মাথার তথ্য"),
    "quiz": Kind(list[Question], "a ```quiz block in a lesson", "The quiz of a lesson", "পাঠের কুইজ"),
    "glossary": Kind(list[Term], "content/glossary.yml", "Words of the lessons", "পাঠের শব্দকোষ"),
    "search": Kind(list[SynonymGroup], "content/search.yml", "Words that the search takes for one", "খোঁজায় যে শব্দগুলি এক"),
    "session": Kind(Session, "content/sessions/<session>.yml", "A training session", "একটি প্রশিক্ষণ-অধিবেশন"),
    "channel": Kind(Channel, "content/channels/<channel>.yml", "A channel and its rules", "একটি চ্যানেল ও তার নিয়ম"),
    "laws": Kind(list[Law], "content/laws.yml", "Laws that hold on channels", "চ্যানেলে যে আইন খাটে"),
    "answers": Kind(
        list[Answer], "content/answers.yml", "How sellers are asked for what channels want", "চ্যানেলের চাওয়া তথ্য কীভাবে চাইতে হবে"
    ),
    "shipment": Kind(Shipment, "shipments/<shipment>.yml", "A shipment, for its papers", "একটি চালান, তার কাগজের জন্য"),
    "page": Kind(Page, "content/pages/<name>.<language>.md", "Front matter of a content page", "পাতার মাথার তথ্য"),
}


def json_schema(name: str) -> Schema:
    """The JSON Schema of a kind of record."""
    kind = KINDS[name]
    made = TypeAdapter(kind.of).json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    told = f"{kind.english} ({kind.file})\n{kind.bengali}"
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"Haat: {name}"}
    return {
        **head,
        **_draft7(made),
        "description": told,
        "definitions": {key: _draft7(definitions[key]) for key in sorted(definitions)},
    }


# ── from pydantic's schema to the editor's ───────────────────────────────────────────────────────

_NOTES = ("description", "examples", "default")
_WHOLE = {"type": "string", "pattern": "^[0-9]+$"}
_DECIMAL = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}  # in place of pydantic's "or any text"
_CHOICES = re.compile(r"\^\(([a-z0-9|-]+)\)\$")
_NUMBER_LIKE = ("1", "2012", "741404", "52085190", "+910000000001")  # plain scalars that YAML takes for numbers


def _draft7(node: Schema) -> Schema:
    node = _without_null({key: value for key, value in node.items() if key != "title"})
    if "description_bn" in node:
        node["description"] = f"{node['description']}\n{node.pop('description_bn')}"
    if not isinstance(node.get("default"), (str, bool)):
        node.pop("default", None)  # absent is absent: null, empty lists and empty mappings only confuse
    for key in ("properties", "patternProperties"):
        if key in node:
            node[key] = {name: _draft7(each) for name, each in node[key].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            node[key] = _draft7(node[key])
    if "anyOf" in node:
        node["anyOf"] = [_DECIMAL if each == {"type": "string"} else _draft7(each) for each in node["anyOf"]]
    return _with_reference(_by_key(_scalar(node)))


def _without_null(node: Schema) -> Schema:
    """`null` is never written: an absent fact is left out."""
    left = [each for each in node.pop("anyOf", ()) if each != {"type": "null"}]
    if len(left) == 1:
        return {**left[0], **node}
    return {**node, "anyOf": left} if left else node


def _by_key(node: Schema) -> Schema:
    """A mapping by language or channel names its keys, so that an editor can complete them."""
    if keys := node.pop("propertyNames", {}).get("enum"):
        node["properties"] = dict.fromkeys(keys, node["additionalProperties"])
    if keys or "patternProperties" in node:
        node["additionalProperties"] = False
    return node


def _with_reference(node: Schema) -> Schema:
    """In draft-07 whatever stands beside a `$ref` is ignored."""
    if "$ref" in node and len(node) > 1:
        return {"allOf": [{"$ref": node.pop("$ref")}], **node}
    return node


def _scalar(node: Schema) -> Schema:
    kind = node.get("type")
    if kind == "integer":
        notes = {key: node.pop(key) for key in _NOTES if key in node}
        return {**notes, "anyOf": [node, _WHOLE]}
    if kind == "boolean":
        del node["type"]
        return {**node, "enum": [True, False, "true", "false"]}
    if kind == "string":
        return _text(node)
    return node


def _text(node: Schema) -> Schema:
    pattern = node.get("pattern", "")
    if node.get("format") == "date":
        return {**node, "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if found := _CHOICES.fullmatch(pattern):
        del node["pattern"]
        return {**node, "enum": found[1].split("|")}
    if "enum" not in node and "const" not in node and any(re.search(pattern, each) for each in _NUMBER_LIKE):
        node["type"] = ["string", "number"]
    return node
