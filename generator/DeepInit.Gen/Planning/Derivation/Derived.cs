using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>
/// What inference makes of parameters, at the first prediction after one of them changed, and reads instead of computing it anew: weights with a normalisation in
/// them, filters transformed for patches.
/// </summary>
/// <param name="Sources">What it is made of: parameters, or what was derived before.</param>
/// <param name="Transform">How it is made.</param>
/// <param name="Element">What it is made of numbers of.</param>
/// <param name="Results">What is made, and where it lies: behind the parameters in the block of values.</param>
internal sealed record Derived(EquatableArray<ParameterPlan> Sources, DerivedTransform Transform, ElementType Element, EquatableArray<ParameterPlan> Results);
