namespace DeepInit.Gen.Specs;

/// <summary>What stands around the optimiser; each kind has its own record.</summary>
/// <param name="Kind">The metadata name of its attribute, the key of the catalogue of wrappers.</param>
internal abstract record WrapperSpec(string Kind);
