"""Writes metrics.json: predictions, and what scikit-learn says of them. Run: python3 metrics.py > metrics.json (scikit-learn 1.2.1)."""
import json
import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

random = np.random.default_rng(20240607)


def r(values, digits=6):
    return np.round(values, digits)


def binary(n, name, ties):
    y = (random.random(n) < 0.4).astype(int)
    p = 1 / (1 + np.exp(-(1.5 * (y - 0.5) + random.normal(size=n))))
    p = r(p, 1 if ties else 6)
    d = (p > 0.5).astype(int)
    bins = 10
    true, predicted = calibration_curve(y, p, n_bins=bins)
    ids = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], p)
    counts = np.bincount(ids, minlength=bins)
    counts = counts[counts > 0]
    return dict(
        name=name, outputs=p.tolist(), classes=y.tolist(),
        accuracy=m.accuracy_score(y, d), precision=m.precision_score(y, d), recall=m.recall_score(y, d),
        f1=m.f1_score(y, d), f2=m.fbeta_score(y, d, beta=2), kappa=m.cohen_kappa_score(y, d),
        roc_auc=m.roc_auc_score(y, p), pr_auc=m.average_precision_score(y, p),
        log_loss=m.log_loss(y, np.clip(p, 1e-15, 1 - 1e-15)), confusion=m.confusion_matrix(y, d).tolist(),
        calibration=float(np.sum(counts / n * np.abs(true - predicted))))


def several(n, k, name):
    y = random.integers(0, k, n)
    z = r(random.normal(size=(n, k)) + 1.2 * np.eye(k)[y])
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    d = p.argmax(axis=1)
    out = dict(
        name=name, logits=z.ravel().tolist(), classes=y.tolist(), k=k,
        accuracy=m.accuracy_score(y, d), top2=m.top_k_accuracy_score(y, p, k=2), kappa=m.cohen_kappa_score(y, d),
        log_loss=m.log_loss(y, p), confusion=m.confusion_matrix(y, d).tolist())
    for average in ("macro", "weighted", "micro"):
        out["precision_" + average] = m.precision_score(y, d, average=average)
        out["recall_" + average] = m.recall_score(y, d, average=average)
        out["f1_" + average] = m.f1_score(y, d, average=average)
        out["f0.5_" + average] = m.fbeta_score(y, d, beta=0.5, average=average)
    return out


def regression(n, k, name):
    y = r(random.normal(size=(n, k)) * 3 + 100)
    p = r(y + random.normal(size=(n, k)))
    return dict(
        name=name, outputs=p.ravel().tolist(), targets=y.ravel().tolist(), k=k,
        mse=m.mean_squared_error(y, p), rmse=float(np.sqrt(m.mean_squared_error(y, p))), mae=m.mean_absolute_error(y, p), r2=m.r2_score(y, p))


print(json.dumps(dict(
    source="scikit-learn " + sklearn.__version__,
    binary=[binary(200, "smooth", False), binary(137, "ties", True)],
    several=[several(150, 3, "three"), several(211, 7, "seven")],
    regression=[regression(120, 1, "one column"), regression(77, 3, "three columns")])))
