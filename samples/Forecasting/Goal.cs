using DeepInit;

namespace Forecasting;

/// <summary>What is to be forecast, and how well.</summary>
/// <param name="Series">The points. The first four fifths are learnt from.</param>
/// <param name="Steps">Points that a forecast is made of.</param>
/// <param name="Lags">Points that the linear autoregression beside it is made of.</param>
/// <param name="Epochs">Epochs of training.</param>
/// <param name="Horizon">How many points ahead the picture looks.</param>
/// <param name="Error">The mean error over seeds, one point ahead, that is to be reached; infinite where there is no such mark.</param>
internal sealed record Goal(Series Series, int Steps, int Lags, int Epochs, int Horizon, double Error = double.PositiveInfinity);

/// <summary>A network, and how it reads.</summary>
/// <param name="Model">The network.</param>
/// <param name="Predict">Forecasts of rows of windows.</param>
/// <param name="Open">A session that reads point by point.</param>
internal sealed record Forecaster(ITrainableNetwork<float> Model, Func<float[], float[]> Predict, Func<Session<float, float>> Open);
