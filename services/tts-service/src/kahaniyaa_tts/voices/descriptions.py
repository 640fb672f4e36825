"""The words of a description by which a role is known, in English, Hindi and Tamil."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0900-\u0dff])*")

# In the order in which they are tried: a little elephant is a child first, an old woman is no woman in general.
_MARKS: dict[str, str] = {
    "grandmother": """
        grandmother, grandma, granny, old woman, दादी, नानी, बुढ़िया, பாட்டி, கிழவி""",
    "grandfather": """
        grandfather, grandpa, old man, दादा, नाना, बूढ़ा, बाबा, தாத்தா, கிழவர்""",
    "mouse": """
        mouse, bird, sparrow, parrot, squirrel, ant, bee, butterfly, fairy, rabbit, frog,
        चूह, चिड़िया, गौरैया, तोता, गिलहरी, चींटी, मक्खी, तितली, परी, खरगोश, मेंढक,
        எலி, சுண்டெலி, பறவை, குருவி, கிளி, அணில், எறும்பு, தேனீ, பட்டாம்பூச்சி, முயல், தவளை""",
    "child": """
        child, boy, girl, kid, baby, little, small, young, cub, puppy, kitten, prince, princess,
        बच्च, लड़क, बालक, बालिका, नन्ह, छोट, शावक, राजकुमार,
        குழந்தை, சிறுவன், சிறுமி, பையன், குட்டி, சின்ன, சிறிய, இளவரச""",
    "giant": """
        giant, elephant, bear, dragon, ogre, demon, monster, whale, mountain, rhino,
        राक्षस, दानव, दैत्य, हाथी, भालू, अजगर, पहाड़, गैंडा,
        அரக்கன், பூதம், யானை, கரடி, மலை, காண்டாமிருகம்""",
    "woman": """
        woman, mother, queen, aunt, sister, wife, lady, cow, hen,
        औरत, माँ, मां, माता, रानी, मौसी, चाची, बुआ, बहन, पत्नी, गाय, मुर्गी,
        பெண், அம்மா, தாய், ராணி, அத்தை, அக்கா, தங்கை, மனைவி, பசு, கோழி""",
    "man": """
        man, father, king, uncle, brother, farmer, lion, tiger, wolf, fox, monkey,
        आदमी, पिता, पापा, राजा, चाचा, मामा, भाई, किसान, शेर, बाघ, भेड़िया, लोमड़ी, बंदर,
        மனிதன், அப்பா, தந்தை, ராஜா, அரசன், மாமா, அண்ணன், விவசாயி, சிங்கம், புலி, நரி, குரங்கு""",
    "narrator": """
        narrator, storyteller, कथावाचक, सूत्रधार, கதைசொல்லி""",
}


def described_role(description: str) -> str | None:
    """The role that the description speaks of, if it speaks of one."""
    words = [word.group().lower() for word in _WORD.finditer(description)]
    return next((role for role, marks in _MARKS.items() if any(_is_named(m, words) for m in _split(marks))), None)


def _split(marks: str) -> list[str]:
    return [mark.strip() for mark in marks.split(",")]


def _is_named(mark: str, words: Sequence[str]) -> bool:
    """Whether the mark is among the words: as a whole in English, as a beginning where endings are joined on."""
    if not mark.isascii():
        return any(word.startswith(mark) for word in words)
    parts = mark.split()
    return any(list(words[i : i + len(parts)]) == parts for i in range(len(words)))
