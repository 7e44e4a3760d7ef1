namespace DeepInit.Gen.Layers;

/// <summary>What an output of a layer's linear map reads: whether a second map of its kind adds anything that one has not.</summary>
internal enum FeatureReading
{
    /// <summary>The layer has no matrix.</summary>
    Nothing,

    /// <summary>Its own feature alone, in a square window: a depthwise convolution.</summary>
    Own,

    /// <summary>Some features (groups), or a window longer in one direction: a part of a factorised map.</summary>
    Part,

    /// <summary>All features, in a square window.</summary>
    All,
}
