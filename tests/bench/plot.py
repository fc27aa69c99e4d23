# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
"""Growth of linking as an SVG picture: both axes logarithmic, so a straight line of
slope 1 is linear growth. Beyond the last point the line is dashed: it is extrapolated."""
import math

WIDTH, HEIGHT, LEFT, TOP, PANEL_W, PANEL_H = 760, 300, 70, 34, 270, 210
GOAL = 20e6  # statements of a million articles


def units(value, unit=""):
    """"20M", "1.9GB", "1600 s": seconds have no multiples."""
    for size, name in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size and unit != " s":
            return f"{value / size:g}{name}{unit}"
    return f"{value:g}{unit}"


class Panel:
    def __init__(self, left, title, xs, ys, unit):
        self.left, self.title, self.unit = left, title, unit
        self.x0, self.x1 = math.floor(math.log10(min(xs))), math.log10(GOAL * 1.5)
        self.y0 = math.floor(math.log10(min(ys)))
        self.y1 = math.log10(max(ys) * 2 * max(1, GOAL / max(xs)))

    def x(self, value):
        return self.left + (math.log10(value) - self.x0) / (self.x1 - self.x0) * PANEL_W

    def y(self, value):
        part = (math.log10(value) - self.y0) / (self.y1 - self.y0)
        return TOP + PANEL_H - part * PANEL_H

    def grid(self):
        out = [f'<text x="{self.left}" y="{TOP - 14}" font-weight="bold">{self.title}</text>']
        for power in range(self.x0, int(self.x1) + 1):
            x = self.x(10 ** power)
            out.append(f'<line class="g" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" '
                       f'y2="{TOP + PANEL_H}"/><text x="{x:.1f}" y="{TOP + PANEL_H + 16}" '
                       f'text-anchor="middle">{units(10 ** power)}</text>')
        for power in range(self.y0, int(self.y1) + 1):
            y = self.y(10 ** power)
            out.append(f'<line class="g" x1="{self.left}" y1="{y:.1f}" '
                       f'x2="{self.left + PANEL_W}" y2="{y:.1f}"/><text '
                       f'x="{self.left - 6}" y="{y + 4:.1f}" text-anchor="end">'
                       f'{units(10 ** power, self.unit)}</text>')
        out.append(f'<text x="{self.left + PANEL_W / 2}" y="{TOP + PANEL_H + 34}" '
                   'text-anchor="middle">statements</text>')
        return out

    def curve(self, points):
        dots = [(self.x(x), self.y(y)) for x, y in points]
        out = ['<polyline class="c" points="'
               + " ".join(f"{x:.1f},{y:.1f}" for x, y in dots) + '"/>']
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in dots]
        if len(points) > 1 and points[-1][0] < GOAL:
            (xa, ya), (xb, yb) = points[-2:]
            slope = math.log(yb / ya) / math.log(xb / xa)
            end = yb * (GOAL / xb) ** slope
            x, y = self.x(GOAL), self.y(end)
            out.append(f'<line class="c d" x1="{dots[-1][0]:.1f}" y1="{dots[-1][1]:.1f}" '
                       f'x2="{x:.1f}" y2="{y:.1f}"/><text x="{x:.1f}" y="{y + 60:.1f}" '
                       f'text-anchor="end">{units(float(f"{end:.2g}"), self.unit)} at 20M'
                       '</text>')
        return out


def draw(points):
    """points: (statements, processor seconds, peak bytes), ascending."""
    xs = [p[0] for p in points]
    time = Panel(LEFT, "processor time, reading and linking", xs, [p[1] for p in points], " s")
    room = Panel(LEFT + 390, "peak memory", xs, [p[2] for p in points], "B")
    body = time.grid() + time.curve([(p[0], p[1]) for p in points])
    body += room.grid() + room.curve([(p[0], p[2]) for p in points])
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">',
        "<title>Growth of time and memory with the number of statements</title>",
        "<style>.g{stroke:#ccc}.c{stroke:#1f5fa8;stroke-width:2;fill:none}"
        ".d{stroke-dasharray:5 4}circle{fill:#1f5fa8}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *body, "</svg>", ""])
