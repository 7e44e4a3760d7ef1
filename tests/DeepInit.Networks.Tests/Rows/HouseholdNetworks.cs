namespace DeepInit.Networks.Tests.Rows;

/// <summary>A row of numbers that are scaled by their quantiles: with a long tail, missing ones, repeated ones and one that never changes, beside a plain number.</summary>
public sealed record Household(
    [Quantile] double Income, [Quantile, MissingIndicator] int? Rooms, [property: Quantile(Output = QuantileOutput.Uniform, Quantiles = 5)] float Distance, [Quantile] decimal Constant, double Plain, [Label] double Price);

[Network(typeof(Household), Precision = Precision.Double)]
[Dense(4, Activation = Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class HouseholdPrice;

/// <summary>Another network's label is scaled as every label is.</summary>
[Network(typeof(Household), Label = nameof(Household.Income), Precision = Precision.Double)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class HouseholdIncome;
