"""A time said in Spanish or German, where the shop speaks it too: offered, never just done."""

from dataclasses import replace

import pytest

from tests.conftest import Talk


@pytest.fixture
def house(house):
    return replace(house, shop=replace(house.shop, languages=("es", "de")))


def test_a_time_in_spanish_is_confirmed_before_it_counts(talk):
    talk.goes("""
        ana> remind mañana a las 15:00 llamar a Acme
        bot> When?
        bot> [tomorrow 15:00] q1 202611230700Z
        bot> [Another time] q1 ?
        ana> 1
        bot> I'll remind you tomorrow 15:00 (in 1 day): llamar a Acme
        bot> [Done] done t1
        bot> [Undo] undo m2
    """)


def test_another_time_is_asked_for(talk):
    assert "[tomorrow 15:00]" in talk("remind morgen um 15 Uhr Acme anrufen")
    talk.goes("""
        ana> 2
        bot> When?
        ana> übermorgen
        bot> When?
        bot> [Tue 24 Nov 09:00] q3 202611240100Z
        bot> [Another time] q3 ?
        ana> 1
        bot> I'll remind you Tue 24 Nov 09:00 (in 2 days): Acme anrufen
        bot> [Done] done t1
        bot> [Undo] undo m4
    """)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("remind en 2 horas revisar la oferta", "[today 10:00]"),
        ("remind el viernes a las 10 reunión", "[Fri 27 Nov 10:00]"),
        ("remind pasado mañana a las 9 visita", "[Tue 24 Nov 09:00]"),
        ("remind el 5 de diciembre a las 9:30 visita", "[Sat 5 Dec 09:30]"),
        ("remind am Freitag um 14:30 Acme", "[Fri 27 Nov 14:30]"),
        ("remind in 3 Tagen Angebot schicken", "[Wed 25 Nov 09:00]"),
        ("remind am 5. Dezember Angebot", "[Sat 5 Dec 09:00]"),
    ],
)
def test_what_is_offered(talk, line, offered):
    said = talk(line)
    assert said.startswith("bot> When?\n")
    assert offered in said


@pytest.mark.parametrize(
    "line",
    [
        "remind tomorrow at 3pm call Acme",
        "提醒我明天下午3点回电",
        "remind in 2 hours call Acme",
    ],
)
def test_our_own_languages_need_no_question(talk, line):
    assert "When?" not in talk(line)


def test_words_without_a_time_are_still_asked_for_one(talk):
    assert talk("remind me to call Acme") == "bot> When?"


def test_a_shop_that_names_no_language_reads_only_its_own(house, clock):
    talk = Talk(replace(house, shop=replace(house.shop, languages=())), clock)
    assert talk("remind mañana llamar a Acme") == "bot> When?"
