"""Stop words of the search: they say nothing about what a page is about."""

STOP_WORDS = {
    "en": """
        a about an and are as at be been but by can do does for from had has have he her his how i if in into is it its
        me my no not of on or our s she so t than that the their them then there these they this to was we were what
        when where which who why will with you your am because cant dont every feel get just last much really since
        someone something still too very want would
    """,
    "es": """
        a al ante aqui asi como con cual cuando de del desde donde e el ella ellos en entre era es esa ese eso esta
        este esto ha hay la las le les lo los mas me mi mis muy ni no nos o para pero por porque que quien se ser si
        sin sobre son su sus tambien te tengo tiene tu un una uno unos unas y ya yo
        puede pueden puedo
        ayer cada desde dia dias estoy hace mucha mucho muchos quiero siempre siento tan todas todo todos usted
    """,
}
