"""A handbook answers what its readers ask."""

from generator.content.handbook import Handbook
from generator.content.records import Duty
from tests.small import changed, small, small_files


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_roles_stand_in_the_order_of_the_settings() -> None:
    assert ["front-desk", "office-clerk"] == ids(small().roles)


def test_an_item_has_a_full_id_made_of_its_document_and_its_own() -> None:
    entry = small().entries["front-desk/receive"]

    assert isinstance(entry.item, Duty)
    assert ("duty", "front-desk", "receive") == (entry.kind, entry.document, entry.fragment)


def test_an_item_inside_another_is_named_after_both() -> None:
    assert "choice" == small().entries["greeting/arrive-hello"].kind
    assert "point" == small().entries["front-desk/must-ask-let-in"].kind


def test_an_item_without_an_id_gets_one_from_its_title_that_stays() -> None:
    loaded = changed(
        shared__standards__manners="""
title: 礼貌
purpose: 对人有礼。
rules:
  - {title: 轻声说话, reason: 安静。}
"""
    )

    assert loaded.handbook is not None
    assert "manners/qing-sheng-shuo-hua" in loaded.handbook.entries


def test_a_procedure_in_a_roles_folder_belongs_to_that_role() -> None:
    handbook = small()

    assert ["welcome"] == ids(handbook.procedures_of(handbook.roles[0]))
    assert "front-desk" == handbook.owner_of(handbook.procedures[0])


def test_a_role_has_its_own_standards_and_those_it_follows() -> None:
    handbook = small()

    assert ["manners"] == ids(handbook.standards_of(handbook.roles[0]))
    assert [] == ids(handbook.standards_of(handbook.roles[1]))


def test_a_role_without_a_script_speaks_as_the_one_whom_everybody_asks() -> None:
    handbook = small()

    assert ["greeting"] == ids(handbook.spoken_by(handbook.roles[0]))
    assert [] == handbook.scripts_of(handbook.roles[1])
    assert ["greeting"] == ids(handbook.spoken_by(handbook.roles[1]))


def test_a_document_number_is_made_of_prefix_and_code() -> None:
    handbook = small()

    assert "T-QD-P01" == handbook.number_of(handbook.procedures[0])


def test_who_uses_an_item_is_found_through_fields_and_through_links() -> None:
    users = small().used_by("welcome")

    assert "front-desk/receive" in users
    assert "reception-opening/lights" in users


def test_a_text_is_plain_with_its_variables_and_the_titles_of_its_links() -> None:
    handbook = small()

    assert "您好！欢迎来到测试有限公司。" == handbook.plain("您好！欢迎来到{company}。")
    assert "转给办公室文员。" == handbook.plain("转给[](office-clerk)。")


def test_an_edition_has_the_translated_texts_and_the_same_ids() -> None:
    english = small("en")

    assert "Receive visitors" == english.title("front-desk/receive")
    assert small().entries.keys() == english.entries.keys()


def test_what_is_not_translated_falls_back_and_is_listed() -> None:
    loaded = changed(**{"office-clerk__role.en": "title: Office clerk"})
    english = loaded.editions["en"]

    assert "归档文件" == english.title("office-clerk/file")
    assert ("office-clerk/role.yaml", ("purpose",)) in english.untranslated


def test_every_clause_is_known_by_the_items_that_cite_it() -> None:
    cited = {clause: ids_of(entries) for clause, entries in small().citations.items()}

    assert {"desk-001": ["front-desk/receive"], "desk-002": ["welcome/greet"],
            "desk-003": ["greeting/arrive"]} == cited  # fmt: skip


def ids_of(entries: object) -> list[str]:
    return [entry.id for entry in entries]  # type: ignore[attr-defined]


def test_pages_are_neighbours_when_one_names_the_other() -> None:
    handbook = small()

    assert "front-desk" in handbook.neighbours_of("welcome")
    assert "welcome" in handbook.neighbours_of("front-desk")
    assert "filing" not in handbook.neighbours_of("front-desk")


def test_a_role_is_asked_for_what_is_its_own() -> None:
    handbook = small()
    asked = (handbook.scripts_of, handbook.checklists_of, handbook.forms_of)
    found = [[ids(of(role)) for of in asked] for role in handbook.roles]

    assert [[["greeting"], ["reception-opening"], ["register"]], [[], [], []]] == found
    assert [["wang-lei"], ["lin-xiao"]] == [
        ids(handbook.holders_of(one.id)) for one in handbook.roles
    ]
    assert ["front-desk", "office-clerk"] == handbook.reports_of("manager")


def test_a_document_is_asked_for_the_roles_that_it_concerns() -> None:
    handbook = small()

    assert {
        **dict.fromkeys(["front-desk", "welcome", "manners", "greeting"], ("front-desk",)),
        **dict.fromkeys(["reception-opening", "register"], ("front-desk",)),
        **dict.fromkeys(["office-clerk", "filing"], ("office-clerk",)),
    } == {one.id: handbook.roles_of(one) for one in handbook.documents}
    assert ("front-desk",) == handbook.followers_of(handbook.standards[0])
    assert [["front-desk", "visitor"], ["office-clerk"]] == [
        handbook.people_in(one) for one in handbook.procedures
    ]


def test_somebody_or_something_is_named_by_its_title_or_in_words() -> None:
    handbook = small()

    assert ["经理", "行政部", "林晓", "在九点至五点之间", ""] == [
        handbook.named(words) for words in ("manager", "admin", "lin-xiao", "在{hours}之间", None)
    ]


def derived() -> Handbook:
    """The small handbook with a list that is derived from a procedure, and former ids."""
    files = small_files()
    opening = files["front-desk/checklists/reception-opening.yaml"].decode()
    filing = files["office-clerk/procedures/filing.yaml"].decode()
    filing = filing.replace("code:", "was: [archiving]\ncode:")
    step = "{id: number, was: [count], do: 编号, who: front-desk}"
    loaded = changed(
        **{
            "front-desk__checklists__reception-opening": opening.partition("items:")[0]
            + "procedure: filing\n",
            "office-clerk__procedures__filing": filing.replace("{id: number, do: 编号}", step),
        }
    )
    assert loaded.handbook is not None
    return loaded.handbook


def test_a_list_without_items_of_its_own_has_the_steps_of_its_procedure() -> None:
    handbook = derived()
    items = handbook.items_of(handbook.checklists[0])

    assert [
        ("collect", "收齐文件", "整理", (), ("filing/collect",)),
        ("number", "编号", "整理", ("front-desk",), ("filing/number",)),
    ] == [(one.id, one.do, one.group, one.who, one.basis) for one in items]
    assert ["lights", "phone"] == ids(small().items_of(small().checklists[0]))


def test_an_item_was_known_by_every_former_id_of_its_own_and_of_its_document() -> None:
    handbook = derived()

    assert ("archiving",) == handbook.former_ids("filing")
    assert ("filing/count", "archiving/number", "archiving/count") == handbook.former_ids(
        "filing/number"
    )
    assert () == handbook.former_ids("nothing/here")
    assert {"archiving": "filing"} == handbook.renamed
