using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

// Learns from a CSV file, watched by a logger and a meter, with the packages alone.
string file = Path.Combine(AppContext.BaseDirectory, "points.csv");
File.WriteAllLines(file, Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i % 20},{i / 20},{(i % 20 > i / 10 ? "above" : "below")}")).Prepend("x,y,side"));

long rows = 0;
using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == TrainingMeter.MeterName) self.EnableMeasurementEvents(instrument); } };
listener.SetMeasurementEventCallback<long>((instrument, count, _, _) => rows += instrument.Name == "deepinit.training.rows" ? count : 0);
listener.Start();

var model = new Side(seed: 1);
DataTransform transform = CsvTransform.Fit(file, label: "side", numbers: CsvColumnKind.Standardized);
model.Parameters.Transform = transform;
using var meter = new TrainingMeter();
History history = model.Fit(
    new CsvSource<float>(file, transform), new FitOptions { Epochs = 40, BatchSize = 20, Callbacks = { meter, new TrainingLogger(NullLogger.Instance) } });

Console.WriteLine(FormattableString.Invariant($"loss {history.Last!.Loss:0.000} from a CSV file, {rows} rows counted"));
return history.Last.Loss < 0.1 && rows == 40 * 200 ? 0 : 1;

[Network]
[Input(2)]
[Dense(16, Init = He, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 3e-2)]
public sealed partial class Side;
