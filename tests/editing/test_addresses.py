"""Items are found by their ids, written or derived, wherever they stand."""

from generator.content.handbook import Handbook
from generator.content.records import Duty
from generator.editing.addresses import address_of, order_of, path_of
from generator.reading.document import positions
from generator.reading.reader import read
from tests.small import small, small_files, small_loaded

ROLE = "front-desk/role.yaml"


def test_every_value_of_every_file_is_found_by_its_address() -> None:
    for file, source in small_loaded().sources.items():
        for path in positions(source):
            address = address_of(file, source.value, path)
            assert path == path_of(file, source.value, address), (file, address)


def test_addresses_name_ids_as_the_handbook_does() -> None:
    handbook: Handbook = small()
    for entry in handbook.entries.values():
        value = small_loaded().sources[entry.place.file].value
        if entry.place.path:
            assert entry.item.id == address_of(entry.place.file, value, entry.place.path)[-1]


def test_an_address_that_leads_nowhere_has_no_path() -> None:
    value = read(ROLE, small_files()[ROLE]).value

    assert path_of(ROLE, value, ("duties", "no-such-duty")) is None
    assert path_of(ROLE, value, ("nothing", "here")) is None
    assert path_of(ROLE, value, ("aliases", "99")) is None
    assert ("was",) == path_of(ROLE, value, ("was",))


def test_the_fields_of_an_item_have_an_order() -> None:
    order = order_of(Duty)

    assert order[:3] == ("id", "title", "text")
    assert order[-1] == "was"
