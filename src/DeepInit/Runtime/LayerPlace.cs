using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where training leaves the values of a layer, and when. Made by generated code.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Phase">The last phase of the training job that writes them.</param>
/// <param name="Offset">Their place in the job's memory, per row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerPlace(ObservedLayer Layer, int Phase, int Offset);
