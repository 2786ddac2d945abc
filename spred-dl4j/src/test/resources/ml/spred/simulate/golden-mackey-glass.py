"""golden-mackey-glass.py: the series of Mackey and Glass by the method of steps with DOP853 (scipy), to 1e-13.

Writes golden-mackey-glass.csv (t, x at delay 17, x at delay 30) beside itself. Each delay's length is an ordinary equation whose
delayed value is the dense output of the one before, of order 7, cut so finely that it is exact to rounding.
"""
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

END, PIECES = 400, 40


def series(delay, past=1.2):
    pieces, x = [], past

    def before(t):
        if t <= 0:
            return past
        return pieces[min(int(t * PIECES / delay), len(pieces) - 1)].sol(t)[0]

    def slope(t, x):
        delayed = before(t - delay)
        return 0.2 * delayed / (1 + delayed**10) - 0.1 * x

    start = 0.0
    while start < END:
        end = (len(pieces) + 1) * delay / PIECES
        pieces.append(solve_ivp(slope, (start, end), [x], method="DOP853", rtol=1e-13, atol=1e-14, dense_output=True))
        start, x = end, pieces[-1].y[0, -1]
    return [before(t) for t in range(0, END, 10)]


def main():
    times = np.arange(0, END, 10)
    table = np.column_stack([times, series(17), series(30)])
    np.savetxt(Path(__file__).parent / "golden-mackey-glass.csv", table, fmt=["%d", "%.13g", "%.13g"], delimiter=",")


main()
