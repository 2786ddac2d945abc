# Rscript golden-families.R: makes golden-families-samples.csv and golden-families.csv with glmnet, converged far beyond its defaults.
# Features are not standardised again. Coefficients are those of glmnet at the given lambda; its Cox follows Breslow's ties.
library(glmnet)
set.seed(11)
n <- 60; d <- 40
x <- round(matrix(rnorm(n * d), n, d), 2)
x[, 2] <- round(0.8 * x[, 1] + 0.6 * x[, 2], 2)
risk <- 0.8 * x[, 1] - 0.6 * x[, 5] + 0.4 * x[, 9]
value <- round(3 + 2 * risk + rnorm(n), 3)
count <- rpois(n, exp(0.5 + 0.6 * risk))
time <- pmax(1, round(10 * rexp(n, exp(risk))))          # whole numbers: many ties
event <- as.integer(runif(n) < 0.7)
weight <- round(runif(n, 0.2, 2), 2)
write.table(cbind(value, count, time, event, weight, x), "golden-families-samples.csv", sep = ",", row.names = FALSE, quote = FALSE,
            col.names = c("value", "count", "time", "event", "weight", paste0("g", 1:d)))

rows <- list()
lambdas <- c(0.3, 0.15, 0.07, 0.03)
responses <- list(gaussian = value, poisson = count, cox = survival::Surv(time, event))
for (family in names(responses)) {
  for (weighted in c(FALSE, TRUE)) {
    w <- if (weighted) weight else rep(1, n)
    fit <- glmnet(x, responses[[family]], family = family, weights = w, lambda = lambdas, standardize = FALSE, thresh = 1e-20, maxit = 1e8)
    for (k in seq_along(lambdas)) {
      b <- as.matrix(fit$beta)[, k]
      for (j in which(b != 0)) {
        rows[[length(rows) + 1]] <- data.frame(family = family, weighted = weighted, lambda = lambdas[k], feature = j - 1,
          coefficient = sprintf("%.10f", b[j]))
      }
    }
  }
}
write.table(do.call(rbind, rows), "golden-families.csv", sep = ",", row.names = FALSE, quote = FALSE)
