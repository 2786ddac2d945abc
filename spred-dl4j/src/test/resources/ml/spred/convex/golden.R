# Rscript golden.R: makes golden-samples.csv and golden-objectives.csv with glmnet, converged far beyond its defaults.
# Objective: mean multinomial cross-entropy + lambda * (alpha * P(b) + (1 - alpha)/2 * |b|^2), P the sum over genes of the norms of
# their rows (grouped) or of all magnitudes (ungrouped); intercepts are free, features are not standardised again.
library(glmnet)
set.seed(7)
n <- 40; d <- 60; classes <- 3
x <- round(matrix(rnorm(n * d), n, d), 3)
x[, 2] <- round(0.9 * x[, 1] + 0.4 * x[, 2], 3)
y <- apply(cbind(x[, 1], x[, 5], x[, 9]) + 0.7 * matrix(rnorm(n * classes), n), 1, which.max)
write.table(cbind(y - 1, x), "golden-samples.csv", sep = ",", row.names = FALSE, col.names = c("class", paste0("g", 1:d)), quote = FALSE)

objective <- function(fit, k, type, lambda, alpha) {
  b <- sapply(fit$beta, function(one) as.matrix(one)[, k])
  m <- sweep(x %*% b, 2, fit$a0[, k], "+")
  top <- apply(m, 1, max)
  loss <- mean(log(rowSums(exp(m - top))) + top - m[cbind(1:n, y)])
  norms <- if (type == "grouped") sum(sqrt(rowSums(b^2))) else sum(abs(b))
  c(loss + lambda * (alpha * norms + (1 - alpha) / 2 * sum(b^2)), sum(rowSums(b != 0) > 0))
}

rows <- list()
for (type in c("grouped", "ungrouped")) {
  for (alpha in c(1, 0.5)) {
    lambdas <- c(0.2, 0.1, 0.05, 0.02, 0.01)
    fit <- glmnet(x, factor(y), family = "multinomial", type.multinomial = type, alpha = alpha, lambda = lambdas,
                  standardize = FALSE, thresh = 1e-15, maxit = 1e8)
    for (k in seq_along(lambdas)) {
      rows[[length(rows) + 1]] <- data.frame(type = type, alpha = alpha, lambda = lambdas[k],
        objective = sprintf("%.12f", objective(fit, k, type, lambdas[k], alpha)[1]),
        genes = objective(fit, k, type, lambdas[k], alpha)[2])
    }
  }
}
write.table(do.call(rbind, rows), "golden-objectives.csv", sep = ",", row.names = FALSE, quote = FALSE)
