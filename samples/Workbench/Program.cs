using System.CommandLine;
using Samples.Shared;
using Workbench;
using Workbench.Anchors;

// dotnet run -c Release --project samples/Workbench -- --csv flowers.csv --label species --network iris
// dotnet run -c Release --project samples/Workbench -- --idx FOLDER --network images28 --epochs 10
// dotnet run -c Release --project samples/Workbench -- anchors --data FOLDER
RootCommand root = new("Trains a declared network on your data, and writes a report, its weights and an ONNX model.");
TrainCommand.AddTo(root);
AnchorsCommand.AddTo(root);
return await root.RunAsync(args);
