# Rscript golden-efron.R: makes golden-efron.csv with survival::coxph, ties after Efron, from golden-families-samples.csv. Of four
# features the coefficients of the maximum; for points over all features the log partial likelihood minus that of zeros.
library(survival)
samples <- read.csv("golden-families-samples.csv")
x <- as.matrix(samples[, -(1:5)])
response <- Surv(samples$time, samples$event)
rows <- list()
add <- function(kind, weighted, point, index, value) {
  rows[[length(rows) + 1]] <<- data.frame(kind = kind, weighted = weighted, point = point, index = index,
                                          value = sprintf("%.12g", value))
}
set.seed(5)
points <- lapply(1:3, function(k) round(rnorm(ncol(x), sd = 0.2 * k), 3))
for (weighted in c(FALSE, TRUE)) {
  w <- if (weighted) samples$weight else rep(1, nrow(x))
  fit <- coxph(response ~ x[, 1:4], weights = w, ties = "efron", robust = FALSE, control = coxph.control(eps = 1e-12, iter.max = 100))
  for (j in 1:4) add("maximum", weighted, 0, j - 1, coef(fit)[j])
  for (k in seq_along(points)) {
    at <- coxph(response ~ x, weights = w, ties = "efron", robust = FALSE, init = points[[k]], control = coxph.control(iter.max = 0))
    zero <- coxph(response ~ x, weights = w, ties = "efron", robust = FALSE, init = 0 * points[[k]], control = coxph.control(iter.max = 0))
    for (j in seq_along(points[[k]])) add("point", weighted, k, j - 1, points[[k]][j])
    add("likelihood", weighted, k, 0, at$loglik[length(at$loglik)] - zero$loglik[length(zero$loglik)])
  }
}
write.table(do.call(rbind, rows), "golden-efron.csv", sep = ",", row.names = FALSE, quote = FALSE)
