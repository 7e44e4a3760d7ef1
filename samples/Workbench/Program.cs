using System.CommandLine;
using Workbench;
using Workbench.Anchors;

// dotnet run -c Release --project samples/Workbench -- --csv flowers.csv --label species --network iris
// dotnet run -c Release --project samples/Workbench -- --idx FOLDER --network images28 --epochs 10
// dotnet run -c Release --project samples/Workbench -- anchors --data FOLDER
RootCommand root = new("Trains a declared network on your data, and writes a report, its weights and an ONNX model.");
TrainCommand.AddTo(root);
AnchorsCommand.AddTo(root);
try
{
    // A step may take longer than the two seconds that Ctrl-C otherwise has.
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (Exception problem) when (problem is DataFileException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
