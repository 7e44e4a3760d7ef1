namespace DeepInit.Networks.Tests.Rows;

/// <summary>A row of dates, and of what may be missing.</summary>
public sealed record Trip(DateTime Start, [MissingIndicator] DateOnly? End, DateTimeOffset? Booked, [MissingIndicator] int? People, [MissingIndicator] double Distance, [Label] double Price);

[Network(typeof(Trip), Precision = Precision.Double)]
[Dense(4, Activation = Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class Trips;
