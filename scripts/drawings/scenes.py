"""Pictures for the articles of the demonstration: things and places, never people."""

from pen import Pen, along, polar


def cups(pen: Pen) -> None:
    """Two cups on a sill, one of them steaming."""
    pen.fill((250, 90), (600, 82), (952, 92), (958, 330), (950, 566), (600, 574), (246, 566), (242, 330), layer="glass")
    for start, end in (
        ((222, 60), (980, 56)),
        ((980, 56), (978, 590)),
        ((222, 60), (218, 594)),
        ((598, 64), (600, 590)),
        ((614, 64), (616, 590)),
    ):
        pen.line(start, end, width=7)
    pen.disc(790, 210, 62, layer="sun")
    pen.stroke((246, 420), (340, 350), (450, 330), (540, 372), (598, 390), width=5)
    pen.stroke((616, 396), (720, 362), (820, 386), (900, 360), (976, 380), width=5)
    pen.line((120, 600), (1090, 596), width=10)
    pen.line((150, 660), (1060, 656), width=7)
    pen.line((120, 600), (150, 660), width=6)
    pen.line((1090, 596), (1060, 656), width=6)
    _cup(pen, 400, 474, 1)
    _cup(pen, 720, 486, -1)
    for x in (366, 402, 438):
        pen.stroke((x, 440), (x - 16, 414), (x + 14, 384), (x - 6, 354), width=6, layer="clay")


def _cup(pen: Pen, x, y, side) -> None:
    pen.fill((x - 76, y + 8), (x, y + 16), (x + 84, y + 8), (x + 66, y + 96), (x, y + 118), (x - 62, y + 100))
    pen.stroke(
        (x - 84, y), (x - 74, y + 70), (x - 36, y + 112), (x + 36, y + 112), (x + 76, y + 70), (x + 86, y), width=9
    )
    pen.stroke((x - 84, y), (x, y + 18), (x + 86, y), (x, y - 16), (x - 84, y), width=6)
    handle = [(82, 22), (134, 8), (138, 66), (70, 82)]
    pen.stroke(*((x + side * across, y + down) for across, down in handle), width=8)
    pen.stroke((x - 120, y + 112), (x - 50, y + 134), (x + 50, y + 134), (x + 124, y + 110), width=6)


def bench(pen: Pen) -> None:
    """A path, a bench under an oak, hills behind."""
    pen.disc(950, 180, 66, layer="sun")
    pen.stroke((290, 420), (400, 350), (480, 330), (580, 362), (700, 392), width=6)
    pen.stroke((560, 372), (740, 310), (900, 330), (1040, 380), (1150, 392), width=6)
    pen.fill((560, 770), (620, 640), (760, 540), (720, 450), (800, 440), (880, 540), (800, 650), (820, 770))
    pen.stroke((540, 780), (600, 650), (742, 546), (746, 480), (700, 424), width=6)
    pen.stroke((850, 780), (830, 660), (900, 560), (850, 480), (740, 422), width=6)
    _oak(pen)
    for y in (520, 552, 584):
        pen.line((330, y), (600, y - 6), width=8, layer="clay")
    for y in (622, 642):
        pen.line((306, y), (622, y - 6), width=9, layer="clay")
    for x in (340, 590):
        pen.line((x, 506), (x - 6, 720), width=9)
        pen.line((x - 26, 640), (x - 34, 740), width=8)
    for x, y in ((120, 720), (180, 750), (430, 760), (980, 700), (1060, 740), (920, 760)):
        for angle in (-120, -98, -76, -54):
            pen.stroke((x, y), polar(x, y, angle + 4, 18), polar(x, y, angle, 38), width=4)


def _oak(pen: Pen) -> None:
    pen.stroke((236, 730), (250, 600), (222, 470), (250, 350), width=22, taper=(1, 0.6))
    for branch in (
        [(226, 480), (160, 400), (130, 280), (90, 170)],
        [(248, 360), (250, 260), (226, 180), (250, 90)],
        [(240, 440), (330, 360), (370, 270), (450, 210)],
    ):
        pen.stroke(*branch, width=11, taper=(0.9, 0.3))
        for share in (0.35, 0.5, 0.65, 0.8, 0.95):
            for side in (-1, 1):
                x, y = along(branch, share)
                pen.leaf(x, y, -90 + side * 62 + (x - 250) * 0.1, 58, 16, width=5)


def lamp(pen: Pen) -> None:
    """A lamp at night, a book left open."""
    pen.fill((470, 330), (730, 330), (900, 610), (600, 640), (300, 610))
    pen.stroke((500, 150), (700, 150), width=8, step=40)
    pen.stroke((500, 150), (462, 240), (430, 330), width=9)
    pen.stroke((700, 150), (738, 240), (770, 330), width=9)
    pen.stroke((430, 330), (600, 352), (770, 330), width=9, layer="clay")
    for x in (520, 566, 634, 680):
        pen.line((600 + (x - 600) * 0.4, 180), (600 + (x - 600) * 1.5, 326), width=4, layer="clay")
    pen.stroke((600, 350), (606, 430), (596, 520), (600, 590), width=14, taper=(1, 1))
    pen.stroke((500, 606), (540, 584), (660, 584), (700, 606), width=9)
    pen.line((140, 620), (1070, 614), width=11)
    pen.line((180, 648), (1030, 644), width=6)
    pen.line((226, 650), (216, 780), width=10)
    pen.line((984, 648), (996, 780), width=10)
    pen.stroke((772, 598), (850, 566), (914, 590), (980, 562), (1050, 588), width=7)
    pen.stroke((772, 610), (850, 584), (914, 606), (984, 580), (1050, 602), width=5)
    pen.line((772, 598), (772, 612), width=6)
    pen.stroke((914, 590), (918, 600), (914, 608), width=5)
    for shift in (0, 10):
        pen.stroke((798, 582 + shift), (846, 566 + shift), (898, 580 + shift), width=3)
    pen.stroke((226, 220), (280, 180), (250, 120), (200, 110), (246, 160), (226, 220), width=7, layer="clay")
    for x, y in ((140, 280), (320, 100), (900, 120), (1010, 240), (860, 300), (1080, 110)):
        for angle in (0, 60, 120):
            pen.line(polar(x, y, angle, 12), polar(x, y, angle + 180, 12), width=3.5, bend=0.5)


def boat(pen: Pen) -> None:
    """A paper boat on quiet water."""
    pen.fill((330, 480), (470, 470), (600, 220), (730, 470), (880, 480), (760, 590), (440, 590))
    pen.line((300, 470), (436, 606), width=9)
    pen.line((436, 606), (764, 606), width=10)
    pen.line((764, 606), (904, 468), width=9)
    pen.line((300, 470), (470, 500), width=7)
    pen.line((904, 468), (736, 500), width=7)
    pen.line((470, 500), (600, 210), width=9)
    pen.line((600, 210), (736, 500), width=9)
    pen.line((600, 210), (602, 600), width=5)
    pen.stroke((470, 500), (600, 530), (736, 500), width=7)
    pen.line((440, 600), (470, 500), width=5)
    pen.line((760, 600), (736, 500), width=5)
    for y, shift in ((640, 0), (680, 60), (722, -30)):
        for start in range(90 + shift, 1080, 250):
            wave = [(start + k * 34, y + (9 if k % 2 else -9)) for k in range(6)]
            pen.stroke(*wave, width=6, layer="clay" if y == 640 and 300 < start < 800 else "ink", taper=(0.3, 0.2))
    pen.disc(930, 190, 58, layer="sun")
    for x, y in ((200, 190), (300, 240)):
        pen.stroke((x - 40, y - 14), (x - 14, y - 20), (x, y), (x + 14, y - 22), (x + 42, y - 16), width=5)


def calendar(pen: Pen) -> None:
    """A page of the calendar and the leaf that fell on it."""
    pen.line((330, 130), (860, 118), width=10)
    pen.line((860, 118), (878, 690), width=9)
    pen.line((330, 130), (342, 704), width=9)
    pen.line((342, 704), (878, 690), width=10)
    pen.line((334, 236), (864, 226), width=7, layer="clay")
    pen.fill((344, 146), (600, 140), (850, 138), (852, 214), (600, 224), (346, 226))
    for x in (430, 600, 770):
        pen.stroke((x - 10, 158), (x - 16, 100), (x + 4, 80), (x + 16, 106), (x + 8, 150), width=7, step=10)
    for row in range(4):
        for column in range(6):
            x, y = 398 + column * 84 + row * 2, 304 + row * 104
            if (row, column) in ((1, 2), (1, 3), (2, 2), (2, 3), (2, 4), (3, 3), (3, 4)):
                continue
            pen.stroke((x - 18, y), (x + 4, y - 12), (x + 20, y + 8), width=5, step=10)
    stem = [(506, 640), (580, 540), (640, 420)]
    pen.leaf(548, 584, -58, 300, 74, width=9, layer="clay", tint=True)
    pen.stroke(*stem[:2], width=9, layer="clay")
    for share, angle in ((0.25, -96), (0.42, -96), (0.58, -96), (0.3, -18), (0.47, -18), (0.62, -18)):
        x, y = along([(548, 584), (622, 466), (700, 340)], share)
        pen.stroke((x, y), polar(x, y, angle, 30), polar(x, y, angle, 54), width=4.5, layer="clay")
    pen.ring(818, 616, 40, width=6, layer="clay")


SCENES = {cups: 31, bench: 32, lamp: 33, boat: 34, calendar: 35}
