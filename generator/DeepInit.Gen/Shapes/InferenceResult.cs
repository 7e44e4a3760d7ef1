using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;

namespace DeepInit.Gen.Shapes;

/// <summary>The network, or null where an issue is an error; and all issues.</summary>
internal sealed record InferenceResult(ShapedNetwork? Network, EquatableArray<Issue> Issues);
