namespace PredictionServer.Api;

/// <summary>What has been learnt.</summary>
/// <param name="Version">Rises with every round of learning; 0 before the first.</param>
/// <param name="Users">Users that are known.</param>
/// <param name="Items">Items that are known.</param>
/// <param name="Learnt">Events that were learnt from since the server started.</param>
/// <param name="Waiting">Events that wait for the next round.</param>
public sealed record TasteResponse(int Version, int Users, int Items, long Learnt, int Waiting);
