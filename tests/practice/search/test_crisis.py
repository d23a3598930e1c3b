"""Which searches show the crisis text: phrases of both languages, however spelled, and not the harmless ones."""

import pytest

from practice.search.crisis import speaks_of_crisis
from tests.practice.search.search_case import SearchTestCase

CRISIS = """
suicide
suicidal
suicde
sucide hotline
KILL MYSELF!!!
kiiill myself
how to kill myself
kill my self
kms
unalive myself
i want to die
i wanna die
wan to die
wish i was dead
better off dead
thoughts of dying
painless way to die
i want to end my life
end it all
no reason to live
i don't want to be here anymore
dont want to live
never wake up
can't take it anymore
cant go on
tired of living
i wish i was never born
they are better off without me
i hate my life
cutting myself
self-harm
my daughter is cutting herself
my son wants to kill himself
took too many pills
overdose
no one would care if i died
thinking of ending it
my teen is cutting
my wife took pills
killmyself
i want2die
s u i c i d e
my husband hits me hard
he beat me to the ground
i hate my life wish i died
wish i was dead, dead tired of everything
i want to off myself
friend posted goodbye on instagram
they put cameras in my walls
teen giving away all his things
relapsed on sh after 3 months clean
god is giving me a mission
i want to shoot up my school
my bf wont let me leave the house
whats the point of anything anymore
jump off a bridge
hearing voices
my husband hits me
he beats me
i was raped
afraid of my husband
domestic violence
i want to hurt my baby
i am going to hurt someone
suicidio
suisidio
suicidarme
pensamientos suicidas
quiero morir
quiero morirme
kiero morir
me quiero matar
ya no quiero vivir
no tengo ganas de vivir
quitarme la vida
acabar con mi vida
quisiera no despertar
quiero desaparecer
ojalá me muriera
prefiero estar muerta
estarían mejor sin mí
soy una carga para mi familia
no le veo sentido a la vida
cansada de vivir
ya no puedo más
no aguanto más
me corto
cortarme las venas
hacerme daño
mi hija se corta
mi hijo se quiere matar
tomé muchas pastillas
oigo voces
no vale la pena vivir
no quiero seguir
ya no doy más
me corté
ya no puedo mas que hago
mi amigo se despidio y tengo miedo que se mate
me quiero ir de este mundo
mi marido no me deja salir
mi padrastro me toca
dice que el diablo le habla
se metio mucha droga y no responde
mi esposo me pega
mi marido me golpea
me violaron
tengo miedo de mi esposo
violencia doméstica
línea de crisis
i wanna unalive myself
gonna off myself tonight
idk how much longer i can stay alive
everyone would be happier if i was gone
im thinking about ending it all rn
my daughter took a whole bottle of tylenol
my roommate says she is going to jump off the bridge
he is threatening to shoot himself
cant stop cutting my arms
i dont want to wake up tomorrow
ready to take all my pills
i bought a gun to end my life
my boyfriend is choking me
writing my goodbye letter to my kids
whats the point of being alive anymore
my brother posted that he wants to die
i feel like hurting my baby
why am i still alive
i took something and now im scared
she swallowed a bunch of her moms pills
hes got a knife and locked us in
thinking abt driving off the road
cant find a reason to keep breathing
i just want to sleep and never get up
everybody would b fine without me
i want out of this life
my ex says he will kill himself if i leave
ya no le hallo sentido a vivir
me quiero matar ayuda
qiero morirme
mi hermana se quiere quitar la vida
me voy a colgar
estoy pensando en tirarme del puente
me corto los brazos y no puedo parar
mi hijo se tomo un frasco de pastillas
todos estarian mejor sin mi
ojala no despertara mañana
mi marido me esta ahorcando
tengo ganas de desaparecer para siempre
no kiero vivir mas
mi amigo dice que se va a pegar un tiro
escribi una carta de despedida para mis hijos
me quiero desvivir
mi novia amenaza con matarse si la dejo
ya no aguanto mas quiero acabar con todo
mi esposo me apunto con una pistola
mi papá me está pegando
para qué sigo aquí
mi hija se tomó todas sus pastillas
quisiera dormirme y ya no despertar
me dan ganas de aventarme al tren
mi amiga se esta cortando
no soporto vivir asi
estoy harta de todo ya no quiero nada
mi cuñado me violó
se quiere morir mi mama
"""
HARMLESS = """
kill time
killing it at work
dead tired
dead end job
to die for
dying to meet you
die laughing
my mother died
death of a parent
how to deal with death of my dad
fear of dying
hang out with friends
cut my hair
cut back on drinking
midlife crisis
identity crisis
painkiller addiction
end my marriage
take my life back
hurt feelings
no life balance
better sleep
i hate my job
cant stop crying
sliding scale
taking care of myself
sense of self
starting to love myself
i want to start over
want to get over my ex
no point of contact at your office
i want to die of embarrassment
moving out on my own life
husband never touches me anymore
emergencia dental
crisis de pareja
miedo de perder a mi esposo
no quiero seguir con mi novio
morir de risa
muerto de cansancio
me muero de hambre
me muero por verte
matar el tiempo
mi abuela murió
la muerte de mi mamá
como hablar de la muerte con niños
miedo a morir
cortarme el pelo
crisis de los cuarenta
no puedo dormir
mi hija no duerme
no quiero ir a la escuela
no vivo en riverside
cutting back on sugar
my dog died last year
dying to meet a therapist near me
jump start my career counseling
kill time before appointment
end of life care caregiver support
overdose of screen time kids
cómo matar el tiempo
me muero de la risa
seguro de vida
murió mi abuelo
cortar con mi novio
tiro libre fútbol ansiedad
the point of living together
what is the point of couples therapy
how much longer is the waitlist
keep going to therapy
me está llamando mi mamá
me quiero cortar el pelo
happier without social media
easier to talk in spanish
how do i live with anxiety
dolor después del parto
"""


def lines(text):
    return text.strip().splitlines()


@pytest.mark.parametrize("phrase", lines(CRISIS))
def test_phrase_of_a_crisis_is_known(phrase):
    assert speaks_of_crisis(phrase)


@pytest.mark.parametrize("phrase", lines(HARMLESS))
def test_harmless_phrase_is_left_alone(phrase):
    assert not speaks_of_crisis(phrase)


class CrisisSearchTests(SearchTestCase):
    def test_crisis_text_stands_before_form_and_results_in_the_language_of_the_page(self):
        self.write("Awake at four", "awake", body=[("text", "<p>It kills the night.</p>")])
        for address, query, words in [
            ("/search/", "kill myself", "text 988"),
            ("/search/", "quiero morir", "text 988"),
            ("/es/buscar/", "quiero morir", "envíe AYUDA al 988"),
            ("/es/buscar/", "kill myself", "envíe AYUDA al 988"),
        ]:
            with self.subTest(f"{address} {query}"):
                page = self.client.get(address, {"q": query}).content.decode()
                main = page[page.index("<main") :]
                self.assertLess(main.index(words), main.index("<form"))
                self.assertEqual(main.count(words), 1)

    def test_no_word_of_a_crisis_is_read_as_another(self):
        self.write("The bill", "bill", body=[("text", "<p>A bill, quiet and dry.</p>")])
        for query in ("kill myself", "quiero morir", "i want to dye", "suicde"):
            for address in ("/search/", "/es/buscar/"):
                with self.subTest(f"{address} {query}"):
                    search = self.client.get(address, {"q": query}).context["search"]
                    self.assertEqual(search.meant, "")

    def test_space_that_is_not_printed_parts_words_too(self):
        self.assertTrue(self.client.get("/search/", {"q": "kill\u00a0myself"}).context["search"].is_crisis)

    def test_other_searches_show_it_at_the_foot_only(self):
        page = self.client.get("/search/", {"q": "grief"}).content.decode()
        self.assertLess(page.index("</main"), page.index("text 988", page.index("<main")))
