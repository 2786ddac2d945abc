"""The published gene selection of spred (Ziyin and Wang, ICML 2023): one mask U before a linear head and an MLP, by gradients.

Full batch, 5000 epochs of SGD on mask, W_l and W_n and of Adam (4e-3, decay 1e-5) on the dense layers behind; the gradient of the
loss, which is the mean of both cross-entropies, is clipped to norm 1. As in the authors' program kappa(|W_l|^2 + |W_n|^2 + |U|^2)
is a weight decay of 2 kappa in SGD, which the clipping does not see. Every 100 epochs the MLP is scored on dev; the best look
of all learning rates and kappas is the result. SPRED_EPOCHS and SPRED_GRID run a part, whose cost a step tells that of the whole.
"""
import itertools
import os
import random

import numpy as np
import torch
from torch import nn

import problem as peers

VALUES = [0.7, 0.5, 0.3, 0.1, 0.05, 0.03, 0.01]
GRID = list(itertools.product(VALUES, VALUES))  # learning rate, kappa
EPOCHS, LOOK, HIDDEN = 5000, 100, 1024
THRESHOLD = 1e-10  # the authors' own: a gene is selected when the size of its mask is above


class Ensemble(nn.Module):
    def __init__(self, features, classes):
        super().__init__()
        self.mask = nn.Parameter(torch.randn(features))
        self.linear = nn.Linear(features, classes, bias=False)
        self.first = nn.Linear(features, HIDDEN, bias=False)
        self.rest = nn.Sequential(nn.ReLU(), nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, classes))

    def forward(self, x):
        masked = self.mask * x
        return self.linear(masked), self.rest(self.first(masked))


class Look:
    """The best dev accuracy so far, with what it takes to predict again."""

    def __init__(self, x, labels):
        self.x, self.labels = x, labels
        self.accuracy, self.parameters, self.point = -1.0, None, None

    def at(self, model, point):
        with torch.no_grad():
            accuracy = (model(self.x)[1].argmax(1) == self.labels).double().mean().item()
        if accuracy > self.accuracy:
            self.accuracy, self.point = accuracy, point
            self.parameters = {name: value.clone() for name, value in model.state_dict().items()}


def train(model, x, labels, rate, kappa, epochs, look):
    redundant = [model.mask, model.linear.weight, model.first.weight]
    optimizers = [torch.optim.SGD(redundant, lr=rate, weight_decay=2 * kappa),
                  torch.optim.Adam(model.rest.parameters(), lr=4e-3, weight_decay=1e-5)]
    loss = nn.CrossEntropyLoss()
    for epoch in range(1, epochs + 1):
        model.zero_grad()
        linear, network = model(x)
        ((loss(linear, labels) + loss(network, labels)) / 2).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        for optimizer in optimizers:
            optimizer.step()
        if epoch % LOOK == 0 or epoch == epochs:
            look.at(model, {"learningRate": rate, "kappa": kappa, "epoch": epoch})


def search(train_part, dev_part, classes, points, epochs, seed):
    x, labels = train_part
    look = Look(*dev_part)
    for rate, kappa in points:
        torch.manual_seed(seed)
        train(Ensemble(x.shape[1], classes), x, labels, rate, kappa, epochs, look)
    return look


def main():
    torch.set_num_threads(peers.threads())
    torch.set_flush_denormal(True)  # decayed weights would slow a step many times on some processors
    method, problem, output, repeats = peers.arguments()
    epochs = int(os.environ.get("SPRED_EPOCHS", EPOCHS))
    # A part of the grid is a random one, fixed by the seed.
    points = random.Random(problem.seed).sample(GRID, int(os.environ.get("SPRED_GRID", len(GRID))))
    train_part, dev_part = [tuple(map(torch.from_numpy, problem.part(row))) for row in (peers.TRAIN, peers.DEV)]
    noise = torch.randn(12, 5), torch.arange(12) % 3
    search(noise, noise, 3, GRID[:1], 3, 0)
    seconds, look = peers.timed(
        repeats, lambda: search(train_part, dev_part, problem.classes, points, epochs, problem.seed))

    model = Ensemble(problem.x.shape[1], problem.classes)
    model.load_state_dict(look.parameters)

    def probabilities(rows):
        with torch.no_grad():
            return model(torch.from_numpy(rows))[1].softmax(1).numpy()

    accuracy = peers.write_predictions(output, problem, lambda rows: probabilities(rows).argmax(1), probabilities)
    steps, whole = epochs * len(points), EPOCHS * len(GRID)
    step = float(np.median(seconds)) / steps
    peers.write_result(
        output, method, ["torch", "numpy"], seconds, [], "predictions are those of the MLP; cost of the looks at dev included",
        genes=torch.nonzero(model.mask.abs() > THRESHOLD).flatten().tolist(), **accuracy, chosen=look.point,
        epochs=epochs, gridPoints=points, stepsRun=steps, secondsPerStep=step, stepsOfProtocol=whole,
        secondsOfProtocol=step * whole)


main()
