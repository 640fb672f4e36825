"""The things stories are made of, as concepts without words of any language."""

from collections.abc import Iterator, Mapping


class OfConcept:
    """What stands for a concept, as `animal.owl`."""

    __slots__ = ()
    concept: str

    @property
    def group(self) -> str:
        """Among which it is one: `animal`."""
        return self.concept.partition(".")[0]

    @property
    def what(self) -> str:
        """Which of them it is: `owl`."""
        return self.concept.partition(".")[2]


def words(listed: str) -> tuple[str, ...]:
    """The words of a list written as one line."""
    return tuple(listed.split())


ANIMALS: Mapping[str, frozenset[str]] = {
    name: frozenset(tags.split())
    for name, tags in {
        "elephant": "big", "lion": "big fierce", "tiger": "big fierce", "bear": "big fierce", "monkey": "climbs",
        "deer": "gentle", "rabbit": "small", "squirrel": "small climbs nests", "mouse": "small nests", "fox": "sly",
        "wolf": "fierce", "cat": "", "dog": "", "cow": "big", "goat": "", "horse": "big", "donkey": "", "camel": "big",
        "tortoise": "small wise", "frog": "small water", "fish": "small water legless", "crocodile": "big fierce water",
        "snake": "fierce legless", "sparrow": "small flies nests", "crow": "flies nests", "parrot": "flies nests",
        "peacock": "nests", "owl": "flies wise nests", "duck": "water nests", "hen": "small nests",
        "pigeon": "flies nests", "butterfly": "small flies insect", "bee": "small flies many insect",
        "ant": "small many insect", "firefly": "small flies many insect glows", "snail": "small legless",
        "spider": "small insect", "pig": "", "sheep": "",
        "buffalo": "big", "dragon": "big flies", "dinosaur": "big", "giraffe": "big", "zebra": "", "rhino": "big",
        "hippo": "big water", "kangaroo": "", "penguin": "water nests", "swan": "water nests", "crane": "flies nests",
        "whale": "big water legless", "dolphin": "water legless", "octopus": "water legless",
        "shark": "big fierce water legless", "seal": "water legless", "crab": "small water",
        "starfish": "small water legless", "leopard": "fierce", "hedgehog": "small", "mongoose": "small",
        "lizard": "small climbs", "ladybird": "small flies insect", "grasshopper": "small insect",
        "dragonfly": "small flies insect",
        "worm": "small legless", "bat": "small flies", "eagle": "flies nests", "cuckoo": "flies",
        "myna": "flies nests", "woodpecker": "flies nests", "ostrich": "big nests", "unicorn": "big",
    }.items()
}  # fmt: skip
JOBS = words(
    "doctor nurse driver pilot astronaut carpenter tailor baker shopkeeper police painter musician firefighter cook"
    " sailor boatman shepherd scientist cobbler blacksmith soldier"
)
"""What people do all day: they come in where they are asked for."""
CRAFTS = (*words("teacher farmer potter fisher gardener weaver postman"), *JOBS)
"""Grown-ups of whom a story may be told that speaks of nobody else; a grandmother is somebody's grandmother."""
KIN = words("grandmother grandfather mother father uncle aunt")
"""Grown-ups of the family: nobody has come to know them over a borrowed ladder."""
ELDERS = (*KIN, *words("king queen"), *CRAFTS)
PEOPLE = (*words("girl boy child sister brother prince princess fairy mermaid magician clown pirate"), *ELDERS)
BEINGS = words(
    "cloud star moon tree robot doll train boat kite lamp balloon raindrop teapot river house mountain sun flower car"
    " bus truck tractor plane helicopter rocket bicycle snowman lantern"
    " rickshaw scooter ship ambulance fireengine cart lighthouse"
)
"""Things that can be the hero of a story."""
ROOTED = words("tree house mountain river flower lighthouse")
"""Those of them that stay where they are."""
FLOATING = words("cloud star moon balloon kite sun")
"""Those that are in the air, and have nothing to do with the ground."""
USUAL_THINGS = words(
    "kite bell flute ball lamp shawl umbrella drum key book basket pot boat doll top necklace cap pebble"
)
"""Things that a story may choose by itself; the others come in where they are asked for."""
THINGS = (
    *USUAL_THINGS,
    *words("flower car bus truck tractor plane helicopter rocket bicycle crown mirror clock shoe pencil treasure map"),
    *words("letter bag feather shell bangle whistle lantern"),
    *words("dress shirt saree kurta scarf sweater raincoat slipper sock glove turban anklet glasses"),
    *words("slate chalk eraser tiffin pen notebook bottle tabla veena harmonium guitar sitar"),
    *words("marble bat telescope wand coin gift candle bucket broom camera torch carpet ladder paintbrush blanket"),
    *words("pillow rickshaw scooter ship ambulance fireengine cart"),
)
OTHER_THINGS = frozenset(f"thing.{name}" for name in THINGS if name not in BEINGS)
"""Things that are the hero only of a wish that makes them somebody: their words are those of the thing."""
AS_THINGS = words("being.robot being.train being.balloon being.teapot being.star being.cloud")
"""Those who may be the hero, and else are something that one can have, and lose."""
USUAL_FOODS = words("mango laddu roti jaggery banana guava kheer coconut peanut berry")
"""What a story may choose by itself to eat."""
FOODS = (
    *USUAL_FOODS,
    *words("apple orange grapes watermelon papaya cake chocolate biscuit icecream jalebi samosa idli rice milk honey"),
    *words("carrot corn pizza"),
)
USUAL_PLACES = words("forest village river hill pond sea desert garden market school city field mountain house")
"""Where a story may happen unasked; the other places need fewer tellings."""
INDOORS = words("school house palace library museum hospital bakery kitchen")
"""Those of the places that have a roof."""
PLACES = (
    *USUAL_PLACES,
    *words("zoo cave palace fort library museum station airport hospital bakery well island temple mosque church"),
    *words("rooftop kitchen circus lighthouse playground fair"),
)
OWN_PLACES = words("village city hill mountain river island pond")
"""Places that a name may be of; with any other, it is of the town or the country in which it is."""
WEATHERS = words("sunny rain wind mist cold")
TIMES = words("dawn noon evening night")
FEASTS: Mapping[str, frozenset[str]] = {
    name: frozenset(tags.split())
    for name, tags in {
        "diwali": "evening night wind mist cold", "holi": "dawn noon sunny wind", "eid": "dawn noon evening sunny wind",
        "pongal": "dawn noon sunny wind cold", "christmas": "dawn evening night mist cold",
        "onam": "dawn noon sunny wind", "rakhi": "dawn noon evening sunny wind",
        "birthday": "dawn noon evening sunny wind",
    }.items()
}  # fmt: skip
"""Days that a story may be set on, each with the times and the weathers that go with it."""
TRAITS = words("shy brave curious kind clever lazy naughty gentle tiny proud cheerful honest stubborn dreamy lonely")
COLOURS = words("red orange yellow green teal blue purple pink brown black grey white")
WANTS: Mapping[str, tuple[str, ...]] = {
    "fly": ("jump", "wings", "wind"),
    "swim": ("splash", "float", "copy"),
    "sing": ("loud", "secret", "copy"),
    "dance": ("alone", "shoes", "copy"),
    "sea": ("follow", "map", "ask"),
    "moon": ("tower", "net", "jump"),
    "run": ("dawn", "wind", "shoes"),
    "grow": ("eat", "stretch", "water"),
    "draw": ("big", "mud", "copy"),
    "read": ("guess", "upside", "eat"),
    "dark": ("hide", "lamp", "noise"),
    "any": ("haste", "copy", "lend"),
}
"""What a hero may wish for, and the ways to try it that fail."""
DEEDS: Mapping[str, tuple[str, str, str]] = {
    "make": ("measure", "alone", "show"),
    "learn": ("day", "hidden", "look"),
    "reach": ("straight", "load", "ask"),
    "get": ("grab", "wait", "trap"),
    "talk": ("loud", "speech", "send"),
    "be": ("dress", "voice", "ways"),
    "sleep": ("count", "late", "soft"),
    "dare": ("hide", "brag", "charm"),
    "shine": ("blaze", "polish", "shelter"),
}
"""What a wish in somebody's own words asks for (to build a lighthouse, to learn the tabla), and how it is tried."""
MAY_WAIT = ("be", "sleep", "dare", "shine")
"""Those of them that a language may leave untold: to be another animal, to sleep, not to be afraid of
something, to shine for ever.

`be` is told then as if it could be learned, the others as any wish.
"""
AGAINST: Mapping[str, tuple[str, ...]] = {
    kind: ("rain", "mist") if kind == "kites" else ("rain",) for kind in ("kites", "water", "spring", "dew")
}
"""The weathers in which a kind of plot cannot be: no kites in the rain, nor a dry well."""
TROUBLES = words("lost lonely stuck drought ill darkness bully broken contest")
BIG_KINDS = words("mud pit branch")
"""Where a big one is stuck who is in trouble: they ask for no plot by themselves."""
FEARS = words("dark storm water height fire snake loud alone fierce")
TONES = words("cheerful adventurous mysterious whimsical educational funny heartwarming exciting")
THEMES = words("courage kindness small friendship patience wit honesty fairness enough together wonder home gratitude")
POWERS = words("sky small many wise")


def concepts() -> tuple[str, ...]:
    """Every concept a language must have a word for."""
    groups = {
        "animal": ANIMALS, "person": PEOPLE, "being": BEINGS, "thing": THINGS, "food": FOODS, "place": PLACES,
        "weather": WEATHERS, "time": TIMES, "trait": TRAITS, "colour": COLOURS, "want": WANTS, "trouble": TROUBLES,
        "fear": FEARS, "feast": FEASTS,
    }  # fmt: skip
    return tuple(f"{group}.{name}" for group, names in groups.items() for name in names)


def may_be_thing(name: str) -> bool:
    """Whether a being, where it is nobody, is something that one can have."""
    return name in THINGS or f"being.{name}" in AS_THINGS


def as_known(concept: str) -> str:
    """The concept that a language lists, of a thing that was something else before: the mango that was lost."""
    group, _, name = concept.partition(".")
    if group != "thing" or name in THINGS:
        return concept
    return f"food.{name}" if name in FOODS else f"being.{name}"


def tags_of(concept: str) -> frozenset[str]:
    """How an animal is and what it can do; nothing of anybody else."""
    return ANIMALS.get(concept.removeprefix("animal."), frozenset())


def power_of(concept: str) -> str:
    """The gift by which an animal helps: from the sky, by being small, by being many, or by being wise."""
    tags = tags_of(concept)
    for tag, power in (("many", "many"), ("flies", "sky"), ("wise", "wise"), ("small", "small")):
        if tag in tags:
            return power
    return "wise"


def is_feared(concept: str) -> bool:
    """Whether all run from somebody of whom they know nothing: a lion, and a dragon who does no harm."""
    return "fierce" in tags_of(concept) or concept in ("animal.dragon", "animal.dinosaur")


def hero_facts(concept: str) -> frozenset[str]:
    """What may be asked about a hero: an animal, a person or a thing, its kind, and how it is."""
    group, _, species = concept.partition(".")
    kind = {"animal": "hero_animal", "person": "hero_person", "being": "hero_thing"}[group]
    tags = tags_of(concept) if group == "animal" else _ways(concept)
    known = {species} if group == "animal" else set[str]()  # a cricket bat flies nowhere
    return frozenset({kind, *known, *(f"hero_{tag}" for tag in tags)})


def is_swimmer(concept: str) -> bool:
    """Whether somebody lives in the water and has no legs to leave it."""
    return tags_of(concept) >= {"water", "legless"}


def is_rooted(concept: str) -> bool:
    """Whether somebody can go nowhere."""
    group, _, species = concept.partition(".")
    return group == "being" and species in ROOTED


def floats(concept: str) -> bool:
    """Whether somebody is in the air by nature: no bird, but a cloud."""
    group, _, species = concept.partition(".")
    return group == "being" and species in FLOATING


def goes_on_foot(concept: str) -> bool:
    """Whether somebody can go along on the ground."""
    return not is_swimmer(concept) and not is_rooted(concept) and not floats(concept)


def _ways(concept: str) -> Iterator[str]:
    """What sets a thing apart from those that walk about."""
    if is_rooted(concept):
        yield "rooted"
    if floats(concept):
        yield "floats"


def is_slight(concept: str) -> bool:
    """Whether somebody may be the small one who helps a big one."""
    return "big" not in tags_of(concept) and concept.partition(".")[2] not in ELDERS
