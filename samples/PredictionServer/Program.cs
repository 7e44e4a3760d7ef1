using PredictionServer;

// dotnet run -c Release --project samples/QuickStart          trains the network and saves it where this server looks
// dotnet run -c Release --project samples/PredictionServer    serves it: curl localhost:5000/predict -H 'content-type: application/json' -d '{"rows":[[…30 numbers…]]}'
await Server.Create(args).RunAsync();
