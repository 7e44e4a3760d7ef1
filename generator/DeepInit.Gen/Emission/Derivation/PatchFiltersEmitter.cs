using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Filters transformed for patches, by the runtime.</summary>
internal sealed class PatchFiltersEmitter : TransformEmitter<PatchFilters>
{
    protected override void Write(SourceWriter writer, Derived derived, PatchFilters filters) =>
        writer.Write($"global::DeepInit.Runtime.Winograd.TransformFilters({At(filters.Filters)}, {At(derived.Results[0])}, {filters.Channels}, 0, {filters.Panels});");
}
