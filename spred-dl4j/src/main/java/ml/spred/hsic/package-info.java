/**
 * HSIC-Lasso: features whose kernel matrices explain that of the label (Yamada et al. 2014), full and in blocks
 * (Climente-González et al. 2019), as a non-negative Lasso whose columns are computed as needed.
 */
package ml.spred.hsic;
