"""Discriminatory wording in three languages: what must be found, and what must be left alone."""

from datetime import date

import pytest

from talent.postings.rules import discriminatory

DAY = date(2026, 11, 23)

FOUND = {
    "ru": [
        ("sex", "Требуется девушка в офис."),
        ("sex", "Ищем мужчину на склад."),
        ("sex", "Ищем инженера-сметчика, мужчину до 35 лет."),
        ("sex", "Пол: мужской"),
        ("sex", "Только для женщин."),
        ("sex", "Нужны крепкие мужчины."),
        ("sex", "Девушка-администратор на ресепшен"),
        ("sex", "Мужчины 25-40 лет"),
        ("sex", "Кандидат женского пола"),
        ("age", "Возраст до 35 лет"),
        ("age", "возраст: 20-30"),
        ("age", "Кандидаты не старше 40 лет."),
        ("age", "в возрасте от 25 до 45 лет"),
        ("age", "Приглашаем: 18-25, точнее 20-30 лет."),
        ("residence", "Наличие алматинской прописки"),
        ("residence", "Только местные жители"),
        ("residence", "Иногородних просьба не беспокоить"),
        ("nationality", "Национальность: казах"),
        ("nationality", "Славянская внешность"),
        ("nationality", "Только русские"),
        ("family", "Семейное положение: не замужем"),
        ("family", "Без детей."),
        ("family", "Незамужняя"),
        ("appearance", "Приятная внешность"),
        ("appearance", "Презентабельный внешний вид"),
        ("appearance", "Рост от 170 см"),
        ("religion", "Вероисповедание: ислам"),
        ("health", "Без инвалидности"),
        ("native_speaker", "Только носители языка"),
    ],
    "kk": [
        ("sex", "Кеңсеге қыз керек."),
        ("sex", "Тек ер адамдар хабарласыңыз."),
        ("sex", "Орталыққа қыз-келіншек қойма маманы керек."),
        ("sex", "Жынысы: әйел"),
        ("sex", "Жынысы: ер"),
        ("sex", "Тек қыздар ғана."),
        ("sex", "Жігіттерді жұмысқа шақырамыз."),
        ("sex", "Қоймаға жігіттер керек."),
        ("sex", "Казир тек ер адамдар керек"),
        ("age", "Жасы 35-ке дейін"),
        ("age", "Жасы: 20-30"),
        ("age", "40 жасқа дейінгі үміткерлер"),
        ("age", "25 жастан 40 жасқа дейін"),
        ("age", "20-35 жас аралығындағы"),
        ("age", "Тек жастар."),
        ("residence", "Тек жергілікті тұрғындар"),
        ("residence", "Тұрақты тіркеуі болуы керек"),
        ("residence", "Тіркеуі бар болуы міндетті"),
        ("nationality", "Ұлты: қазақ"),
        ("nationality", "Тек қазақтар"),
        ("nationality", "Қазақ ұлтынан болуы керек"),
        ("family", "Отбасылық жағдайы: бойдақ"),
        ("family", "Баласы жоқ"),
        ("family", "Тұрмысқа шықпаған қыз"),
        ("appearance", "Көрікті қыз"),
        ("appearance", "Сыртқы келбеті тартымды"),
        ("appearance", "Бойы 170 см-ден жоғары"),
        ("religion", "Тек мұсылмандар"),
        ("health", "Мүгедектігі жоқ"),
    ],
    "en": [
        ("sex", "We take men under 35 only."),
        ("age", "Candidates under 35."),
        ("sex", "Looking for a girl for the front desk."),
        ("sex", "Male only"),
        ("sex", "Gender: female"),
        ("sex", "Only men"),
        ("sex", "Female candidates preferred"),
        ("sex", "Ladies only, please"),
        ("sex", "Hiring a strong man for the warehouse"),
        ("sex", "Waitress wanted"),
        ("age", "Age: 20-30"),
        ("age", "Aged between 25 and 40"),
        ("age", "Candidates not older than 35 years"),
        ("age", "Under 30 years old"),
        ("age", "25 to 35 years old"),
        ("age", "A young candidate"),
        ("residence", "Locals only"),
        ("residence", "Only residents of Almaty"),
        ("residence", "You must live in Almaty"),
        ("nationality", "Nationality: Kazakh"),
        ("nationality", "European appearance"),
        ("nationality", "Only Koreans"),
        ("family", "Marital status: single"),
        ("family", "No children"),
        ("family", "Unmarried"),
        ("appearance", "Pleasant appearance"),
        ("appearance", "Good-looking"),
        ("appearance", "Height: 170 cm"),
        ("religion", "Muslims only"),
        ("health", "Without any disabilities"),
        ("native_speaker", "Native speakers only"),
    ],
}

LEFT_ALONE = {
    "ru": [
        "Опыт работы от 3 до 5 лет.",
        "Стаж не менее 10 лет",
        "Опыт до 20 лет приветствуется",
        "Приглашаем мужчин и женщин.",
        "Продажа одежды для мужчин и женщин.",
        "Пошив обуви для женщин",
        "Ремонт: пол — бетон, стены — кирпич.",
        "Работа с детьми от 6 до 19 лет",
        "Рост продаж от 120 % в год",
        "Знание казахского и русского языков",
        "Проживание предоставляется",
        "Город Алматы, район Алатау",
        "Мы рады кандидатам независимо от национальности, пола и возраста.",
        "Молодая компания ищет инженера.",
        "Гарантия 25 лет на оборудование",
        "Ведение беременных пациенток",
        "Красивый внешний вид витрины",
        "Срок договора до 25 лет",
        "Команда из 25 человек",
        "Место для людей с инвалидностью есть.",
        "Женский коллектив приветлив",
        "Совершеннолетние, старше 18 лет",
        "Регистрация в системе обязательна для входа",
    ],
    "kk": [
        "Жұмыс тәжірибесі 3 жылдан 5 жылға дейін.",
        "Өтілі кемінде 10 жыл",
        "Ерлер мен әйелдерге арналған киім",
        "Қыздар мен жігіттерді шақырамыз.",
        "6-18 жас аралығындағы балалармен жұмыс",
        "12 жасқа дейінгі балалар тобы",
        "Қазақ және орыс тілдерін білу",
        "Жас компания инженер іздейді.",
        "Алматы қаласы, Алатау ауданы",
        "Тұратын жер беріледі",
        "Жұмыс күні 8 сағат",
        "Команда 25 адамнан тұрады",
        "Ұлтына, жынысына және жасына қарамастан қабылдаймыз.",
        "Жүйеге тіркеу",
        "Клиенттерді тіркеу",
        "Қазақ тілді мәтін",
        "Әйелдер киімін тігу",
        "Сату өсімі 120 %",
        "Жобаның мерзімі 25 жыл",
        "Ерекше талап: AutoCAD",
        "Көркем мәтін жазу",
        "Мүгедектігі бар адамдарға орын бар.",
    ],
    "en": [
        "From 3 to 5 years of experience",
        "Up to 30 years of experience",
        "Men and women are welcome.",
        "Women’s clothing sales",
        "A team of 25 to 30 people",
        "Work with children aged 6 to 18",
        "Students under 25 years get a discount",
        "Temperature up to 60 degrees",
        "Manage a budget",
        "English and Kazakh for talks with suppliers",
        "We hire regardless of nationality, sex or age.",
        "A young company looks for an engineer.",
        "Housing is provided in Almaty",
        "Manpower planning",
        "Customer management and foreman training",
        "Single sign-on experience",
        "Average handling time under 30 seconds",
        "You will work in Almaty",
        "Only candidates with a licence are invited",
        "Weight of the load up to 20 kg",
        "People with disabilities are welcome.",
        "Attractive appearance of the shop window",
        "Must be registered in the portal before the first day",
    ],
}


def cases(table):
    return [pytest.param(*case, id=str(case[-1])) for rows in table.values() for case in rows]


@pytest.mark.parametrize(("ground", "text"), cases(FOUND))
def test_it_finds_what_chooses_people(ground, text):
    found = discriminatory(f"Инженер. {text}", DAY)
    assert ground in [one.ground for one in found], found


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=text) for rows in LEFT_ALONE.values() for text in rows]
)
def test_it_leaves_alone_what_only_looks_so(text):
    assert discriminatory(text, DAY) == []


def test_there_are_at_least_twenty_phrases_each_way_in_each_language():
    assert all(len(rows) >= 20 for table in (FOUND, LEFT_ALONE) for rows in table.values())


@pytest.mark.parametrize(("_ground", "text"), cases(FOUND))
def test_the_words_are_exactly_those_of_the_text(_ground, text):
    long = f"Бірінші жол.\u00a0 {text} — соңы"
    for one in discriminatory(long, DAY):
        assert long[one.start : one.end] == one.words
        assert one.words.strip() == one.words


def test_kazakh_typed_on_a_russian_keyboard_is_understood():
    assert [one.words for one in discriminatory("Кенсеге кыз керек", DAY)] == ["кыз керек"]


def test_a_rule_counts_from_its_first_day():
    assert discriminatory("Male only", date(2015, 12, 31)) == []


def test_one_phrase_may_break_two_rules():
    grounds = [one.ground for one in discriminatory("Инженер, мужчина до 35 лет.", DAY)]
    assert grounds == ["sex", "age"]
