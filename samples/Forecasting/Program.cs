using System.CommandLine;
using DeepInit;
using Forecasting;
using Samples.Shared;

// dotnet run -c Release --project samples/Forecasting                    a series that is made as it runs, and of which it is known how well it can be forecast
// dotnet run -c Release --project samples/Forecasting -- --data FOLDER   sunspots, temperatures, airline passengers: whichever the folder has
Option<DirectoryInfo> data = SampleCommand.Data("A folder with monthly-sunspots.csv, daily-min-temperatures.csv, airline-passengers.csv. Without it, a series that is made as it runs.");
Option<int> seeds = new Option<int>("--seeds") { Description = "How many networks are trained for each, with seeds 0, 1, …", DefaultValueFactory = _ => 5 }.AtLeastOne();
Option<int?> epochs = new Option<int?>("--epochs") { Description = "Epochs of each; 10 to 300, by the data, unless given." }.AtLeastOne();
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains networks to forecast time series, beside simple methods, and draws what is to come.") { data, seeds, epochs, output };
root.Does((arguments, stop) =>
{
    var training = new Training(arguments.GetValue(seeds), arguments.GetValue(epochs), arguments.GetValue(output)!.CreateIfMissing(), stop);
    if (arguments.GetValue(data) is not { } folder)
        return training.Run(new(MadeSeries.Make(3000, seed: 1), Steps: 72, Lags: 24, Epochs: 20, Horizon: 24, Error: 1.08 * MadeSeries.Noise), Long) ? 0 : 1;

    string? Find(string name) => Directory.EnumerateFiles(folder.FullName, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();
    bool any = false, reached = true;
    if (Find("monthly-sunspots.csv") is { } sunspots)
    {
        any = true;
        reached &= training.Run(new(Series.Read(sunspots, season: 1, logarithm: false), Steps: 72, Lags: 24, Epochs: 20, Horizon: 24, Error: 18.2), Long);
    }

    if (Find("daily-min-temperatures.csv") is { } temperatures)
    {
        any = true;
        reached &= training.Run(new(Series.Read(temperatures, season: 365, logarithm: false), Steps: 72, Lags: 7, Epochs: 10, Horizon: 14, Error: 2.24), Long);
    }

    if (Find("airline-passengers.csv") is { } passengers)
    {
        any = true;
        training.Run(new(Series.Read(passengers, season: 12, logarithm: true), Steps: 24, Lags: 12, Epochs: 300, Horizon: 12), Short);
    }

    return !any
        ? throw new DataFileException($"'{folder.FullName}' has none of monthly-sunspots.csv, daily-min-temperatures.csv, airline-passengers.csv.")
        : reached ? 0 : 1;
});
return await root.RunAsync(args);

static Forecaster Long(int seed)
{
    var model = new LongForecaster(seed);
    return new(model, windows => model.Predict(windows), model.CreateSession);
}

static Forecaster Short(int seed)
{
    var model = new ShortForecaster(seed);
    return new(model, windows => model.Predict(windows), model.CreateSession);
}
