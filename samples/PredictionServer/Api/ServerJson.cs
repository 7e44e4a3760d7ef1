using System.Text.Json.Serialization;

namespace PredictionServer.Api;

/// <summary>Serialisation without reflection, as NativeAOT wants it. Numbers are numbers: a text "NaN" or "1" is none.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PredictionRequest))]
[JsonSerializable(typeof(PredictionResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(EventsRequest))]
[JsonSerializable(typeof(RecommendationResponse))]
[JsonSerializable(typeof(TasteResponse))]
internal sealed partial class ServerJson : JsonSerializerContext;
