"""Words as the search compares them: lower case, no accents, no endings, one term for one meaning in both languages."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from threading import Lock

import snowballstemmer

ALGORITHMS = {"en": "english", "es": "spanish"}
LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+")

# Said differently, meant alike: English, then Spanish. A query in either language finds pages in the reader's.
MEANINGS = [
    ("anger angry rage", "enojo ira rabia enojado enojada coraje"),
    ("anxiety anxious worry worried", "ansiedad ansioso ansiosa preocupacion angustia"),
    ("panic", "panico"),
    ("depression depressed depressive", "depresion deprimido deprimida"),
    ("sadness sad sorrow", "tristeza triste"),
    ("grief grieve grieving grieved bereavement bereaved mourning mourn", "duelo luto"),
    ("death died dying", "muerte muerto fallecimiento fallecido"),
    ("loss lost", "perdida perdidas"),
    ("trauma traumatic ptsd", "traumatico traumatica tept"),
    ("stress stressed", "estres estresado estresada"),
    ("sleep insomnia sleepless", "dormir sueno insomnio"),
    ("couple couples marriage marital spouse", "pareja parejas matrimonio conyuge"),
    ("relationship relationships", "relacion relaciones"),
    ("family families", "familia familias familiar"),
    ("child children kid kids", "nino nina ninos ninas hijo hija hijos hijas"),
    ("teenager teenagers teen teens adolescent adolescents", "adolescente adolescentes"),
    ("postpartum", "posparto puerperio"),
    ("birth childbirth", "parto nacimiento"),
    ("divorce divorced separation", "divorcio divorciado divorciada separacion"),
    ("addiction addicted drinking alcohol alcoholism drugs", "adiccion adicciones alcoholismo drogas beber"),
    ("school", "escuela"),
    ("work job burnout", "trabajo empleo agotamiento"),
    ("illness sick disease", "enfermedad enfermo enferma"),
    ("suicide suicidal", "suicidio suicida"),
    ("fear afraid", "miedo temor"),
    ("loneliness lonely alone", "soledad solo sola"),
    ("love", "amor"),
    ("intimacy intimate", "intimidad intimo intima"),
    ("emotion emotions emotional feeling feelings", "emocion emociones emocional sentimiento sentimientos"),
    ("therapy therapies counseling counselling counsel", "terapia terapias consejeria psicoterapia"),
    ("therapist therapists counselor counsellor psychologist", "terapeuta terapeutas consejero consejera psicologo"),
    ("fee fees price prices cost costs", "tarifa tarifas precio precios costo costos honorarios"),
    ("insurance", "seguro aseguranza"),
    ("hours", "horario horarios"),
    ("telehealth video online", "telesalud videollamada linea"),
    ("spanish", "espanol"),
    ("english", "ingles"),
]

# Words that say nothing about what a page is about.
EMPTY = {
    "en": """
        a about an and are as at be been but by can do does for from had has have he her his how i if in into is it its
        me my no not of on or our s she so t than that the their them then there these they this to was we were what
        when where which who why will with you your
    """,
    "es": """
        a al ante aqui asi como con cual cuando de del desde donde e el ella ellos en entre era es esa ese eso esta
        este esto ha hay la las le les lo los mas me mi mis muy ni no nos o para pero por porque que quien se ser si
        sin sobre son su sus tambien te tengo tiene tu un una uno unos unas y ya yo
    """,
}
_empty = {language: frozenset(words.split()) for language, words in EMPTY.items()}
_stemmers = {language: snowballstemmer.stemmer(name) for language, name in ALGORITHMS.items()}
_lock = Lock()
_meanings: dict[str, str] = {}
_meant_stems: dict[str, dict[str, str]] = {language: {} for language in ALGORITHMS}


def folded(text: str) -> str:
    """Return `text` in lower case without accents; what cannot be typed is dropped."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_in(text: str, language: str) -> list[str]:
    """Return the words of `text` that carry meaning, folded."""
    return [word for word in WORD.findall(folded(text)) if len(word) <= LONGEST_WORD and word not in _empty[language]]


def words_with_meaning() -> Collection[str]:
    return _meanings.keys()


def stem_of(word: str, language: str) -> str:
    with _lock:  # A stemmer keeps the word it works on in itself.
        return _stemmers[language].stemWord(word)


@lru_cache(maxsize=20_000)
def term_of(word: str, language: str) -> str:
    """Return what a folded word is compared by; accents went first, because most people leave them out."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if meaning := _meanings.get(form):
            return meaning
    stem = stem_of(word, language)
    return _meant_stems[language].get(stem, stem)


def _learn_meanings() -> None:
    for meaning in MEANINGS:
        name = f"={meaning[0].split()[0]}"
        for language, words in zip(ALGORITHMS, meaning, strict=True):
            for word in words.split():
                _meanings.setdefault(word, name)
                _meant_stems[language].setdefault(stem_of(word, language), name)


_learn_meanings()
