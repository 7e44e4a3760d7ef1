using PredictionServer;
using PredictionServer.Model;
using Samples.Shared;

// dotnet run -c Release --project samples/QuickStart          trains the network and saves it where this server looks
// dotnet run -c Release --project samples/PredictionServer    serves it: curl localhost:5000/predict -H 'content-type: application/json' -d '{"rows":[[…30 numbers…]]}'
PlainOption[] options =
[
    new("--urls", "URL", "Where to listen; http://localhost:5000 unless given."),
    new("--Model:Path", "FILE", "The weights, as QuickStart saves them; where QuickStart puts them unless given."),
    new("--Model:CheckSeconds", "S", "How often the file is looked at; 1 unless given."),
    new("--Taste:Path", "FILE", "Where what was learnt of events is kept; nowhere unless given, so that it ends with the server."),
    new("--Taste:LearnSeconds", "S", "How often events are learnt from; 1 unless given."),
    new("--Logging:LogLevel:Default", "LEVEL", "Trace, Debug, Information, Warning, Error, Critical or None; Information unless given. Other settings of Logging and Kestrel in the same way."),
    new("--environment", "NAME", "ASP.NET's environment; Production unless given."),
];
if (PlainCommandLine.Read(args, "Serves the network that samples/QuickStart trains (POST /predict, GET /model), and one that learns as it serves (POST /events, GET /recommendations/USER, GET /taste); GET /health, GET /metrics.", options, out int exitCode, "--Logging:", "--Kestrel:", "--OTEL_") is null)
    return exitCode;

WebApplication server;
try
{
    server = Server.Create(args);
}
catch (ModelOptionsException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return PlainCommandLine.NotUnderstood;
}

await server.RunAsync();
return 0;
