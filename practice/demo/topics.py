"""What the demo articles are about, with the sentences at the head of each topic's page."""

TOPICS = [
    {
        "slug": "closeness",
        "name_en": "Closeness",
        "name_es": "La cercanía",
        "introduction_en": "Letters about two people who would like to be nearer to each other, and about the small "
        "things that bring them there.",
        "introduction_es": "Cartas sobre dos personas que quisieran estar más cerca, y sobre las cosas pequeñas que "
        "las acercan.",
    },
    {
        "slug": "low-days",
        "name_en": "Low days",
        "name_es": "Los días grises",
        "introduction_en": "When the color goes out of things: how to notice it, what helps a little, and where to "
        "find more help than a page can give.",
        "introduction_es": "Cuando las cosas pierden el color: cómo darse cuenta, qué ayuda un poco y dónde hay más "
        "ayuda de la que cabe en una página.",
    },
    {
        "slug": "worry",
        "name_en": "Worry",
        "name_es": "La preocupación",
        "introduction_en": "For minds that run ahead at night and bodies that sound an alarm when nothing is burning.",
        "introduction_es": "Para las mentes que de noche se adelantan y los cuerpos que dan la alarma cuando nada se "
        "está quemando.",
    },
    {
        "slug": "grief",
        "name_en": "Grief",
        "name_es": "El duelo",
        "introduction_en": "For those who miss somebody, in the first week or in the tenth year.",
        "introduction_es": "Para quien extraña a alguien, en la primera semana o en el décimo año.",
    },
    {
        "slug": "families",
        "name_en": "Families",
        "name_es": "Las familias",
        "introduction_en": "Children, parents, grandparents, and the table that has to hold them all.",
        "introduction_es": "Hijas e hijos, madres y padres, abuelas y abuelos, y la mesa que los reúne.",
    },
    {
        "slug": "first-steps",
        "name_en": "First steps",
        "name_es": "Los primeros pasos",
        "introduction_en": "What to expect before a first call, on it, and in the first hour with one of us.",
        "introduction_es": "Qué esperar antes de la primera llamada, durante ella y en la primera hora con alguien "
        "de nosotros.",
    },
    {
        "slug": "holidays",
        "name_en": "Holidays",
        "name_es": "Las fiestas",
        "introduction_en": "The weeks that are meant to be happy, and what to do when they are not.",
        "introduction_es": "Las semanas que deberían ser alegres, y qué hacer cuando no lo son.",
    },
]
