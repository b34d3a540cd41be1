"""Small words that the readers of places go by: titles, bodies, pieces of ground, verbs of fighting."""

TITLES = {"ambassador", "capt.", "captain", "chief", "coach", "col.", "colonel", "dr", "dr.", "gen."}
TITLES |= {"general", "gov.", "governor", "judge", "justice", "king", "lady", "lord", "lt.", "mayor"}
TITLES |= {"minister", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "officer", "president", "prime", "prince"}
TITLES |= {"princess", "prof.", "professor", "queen", "rep.", "rev.", "secretary", "sen.", "senator", "sgt."}
TITLES |= {"sheriff", "sir", "spokesman", "spokeswoman", "st."}
"""Before a person's name."""
BODIES = {"act", "agency", "airlines", "airways", "army", "association", "bank", "center", "centre"}
BODIES |= {"church", "club", "co.", "college", "commission", "committee", "company", "corp", "corp."}
BODIES |= {"council", "court", "cup", "daily", "department", "fc", "festival", "foundation", "gazette"}
BODIES |= {"group", "herald", "hospital", "inc", "inc.", "institute", "journal", "league", "ltd", "ltd."}
BODIES |= {"ministry", "museum", "news", "office", "party", "police", "post", "press", "school", "service"}
BODIES |= {"services", "society", "stadium", "team", "times", "tribune", "union", "united", "university"}
"""In names of bodies, papers and clubs."""
GROUND = {"airport", "ave.", "avenue", "bay", "beach", "bridge", "camp", "city", "coast", "county", "creek"}
GROUND |= {"district", "governorate", "highway", "hill", "hills", "island", "islands", "lake", "mountain"}
GROUND |= {"oblast", "parish", "park", "peninsula", "province", "rd.", "region", "river", "road", "st."}
GROUND |= {"state", "street", "town", "township", "valley", "village"}
"""In names of pieces of ground."""
FOUGHT = {"abandon", "approach", "assault", "attack", "besiege", "blockade", "bomb", "bombard", "burn"}
FOUGHT |= {"capture", "clear", "control", "cross", "damage", "defend", "destroy", "devastate", "encircle"}
FOUGHT |= {"enter", "evacuate", "flatten", "flee", "free", "hit", "hold", "infiltrate", "invade", "isolate"}
FOUGHT |= {"leave", "level", "liberate", "loot", "lose", "near", "occupy", "overrun", "patrol", "pound"}
FOUGHT |= {"quit", "raid", "ravage", "reach", "recapture", "recover", "regain", "retake", "rock", "seize"}
FOUGHT |= {"shell", "storm", "strike", "surround", "swamp", "take", "target", "torch", "tour", "visit"}
"""Verbs whose object, in reports of fighting, is ground as often as a person or a body."""
FACILITIES = {
    "hospital",
    "university",
    "school",
    "college",
    "stadium",
    "museum",
    "church",
    "mosque",
    "cathedral",
    "airport",
}
FACILITIES |= {
    "market",
    "prison",
    "dam",
    "station",
    "plant",
    "crossing",
    "barracks",
    "refinery",
    "port",
    "camp",
    "bridge",
}
FACILITIES |= {
    "base",
    "street",
    "square",
    "checkpoint",
    "mine",
    "oilfield",
    "field",
    "hospitals",
    "airfield",
    "junction",
}
"""What stands on a piece of ground and tells where something happened: "Kavumu Airport"."""

FAITHS = frozenset(
    {
        "Alawite",
        "Buddhist",
        "Catholic",
        "Christian",
        "Coptic",
        "Druze",
        "Hindu",
        "Jewish",
        "Maronite",
        "Muslim",
        "Orthodox",
    }
    | {"Protestant", "Shia", "Shiite", "Shi'ite", "Shi’ite", "Sikh", "Sunni", "Yazidi", "Yezidi"}
)
"""Words for who lives in a place, some of which are places' names too: "the Shiite villages of Foua and Kfraya"."""
