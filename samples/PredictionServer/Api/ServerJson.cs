using System.Text.Json.Serialization;

namespace PredictionServer.Api;

/// <summary>Serialisation without reflection, as NativeAOT wants it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PredictionRequest))]
[JsonSerializable(typeof(PredictionResponse))]
internal sealed partial class ServerJson : JsonSerializerContext;
