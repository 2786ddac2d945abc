"""LassoNet (Lemhadri, Ruan, Abraham, Tibshirani) with its own settings: a dense start, then its path from dense to empty.

Its defaults: one hidden layer of 100, M 10, the strength times 1.02 at every step until no gene is left, Adam at 1e-3 for up to
1000 epochs at the start, SGD at 1e-3 with momentum 0.9 for up to 100 at every strength, full batch. The dev rows stop every
training early and choose the step of the path; of steps that do equally well on dev the sparsest is taken.
"""
import numpy as np
import torch
from lassonet import LassoNetClassifier

import problem as peers


class Choice:
    """Keeps the step that does best on dev: all steps together would not fit in memory for tens of thousands of genes."""

    def __init__(self, x, labels):
        self.x, self.labels = x, labels
        self.accuracy, self.step = -1.0, None

    def look(self, model, history):
        accuracy = np.mean(model.predict(self.x) == self.labels)
        if accuracy >= self.accuracy:
            self.accuracy, self.step = accuracy, (model.model.cpu_state_dict(), history[-1].selected)


def fit(x, labels, dev_x, dev_labels, seed, **settings):
    model = LassoNetClassifier(verbose=0, random_state=seed, torch_seed=seed, **settings)
    choice = Choice(dev_x, dev_labels)
    history = model.path(x, labels, X_val=dev_x, y_val=dev_labels, callback=choice.look, disable_lambda_warning=True)
    parameters, selected = choice.step
    return model.load(parameters), selected, [item.lambda_ for item in history]


def warm_up():
    x = np.random.default_rng(0).standard_normal((12, 5)).astype(np.float32)
    labels = np.arange(12) % 3
    fit(x, labels, x, labels, 0, n_iters=(2, 2), lambda_seq=[1.0, 2.0])


def main():
    torch.set_num_threads(peers.threads())
    method, problem, output, repeats = peers.arguments()
    warm_up()
    train, dev = problem.part(peers.TRAIN), problem.part(peers.DEV)
    seconds, (model, selected, lambdas) = peers.timed(repeats, lambda: fit(*train, *dev, problem.seed))
    accuracy = peers.write_predictions(output, problem, model.predict, model.predict_proba)
    note = "defaults of LassoNetClassifier, hidden layer of 100; lambdas are its own, which start at the dense model and grow"
    peers.write_result(output, method, ["lassonet", "torch", "numpy"], seconds, lambdas, note,
                       genes=torch.nonzero(selected).flatten().tolist(), **accuracy)


main()
