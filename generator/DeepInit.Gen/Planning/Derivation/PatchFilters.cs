using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>Filters 3 × 3 as a prediction by patches reads them: G g Gᵀ of each filter g (Winograd's F(2 × 2, 3 × 3)).</summary>
/// <param name="Filters">The filters, with a normalisation in them where one was folded.</param>
/// <param name="Channels">The channels that each filter reads.</param>
/// <param name="Count">How many filters there are.</param>
internal sealed record PatchFilters(ParameterPlan Filters, int Channels, int Count) : DerivedTransform
{
    public int Panels => Panel.Count(Count);

    public override IEnumerable<ParameterPlan> Sources => [Filters];

    public override IEnumerable<ParameterPlan> Replaced => [];

    public override string Comment => $"{Filters.Name}: G g Gᵀ of the filters g";

    public override IEnumerable<ParameterPlan> Results(int index, int offset) =>
    [
        Filters.Named(Filters.Name + " (for patches)").Shaped(new([Count, Channels, 4, 4])) with
        {
            Index = index,
            Offset = offset,
            Length = Window.PatchPlaces * Panel.Padded(Count) * Channels,
        },
    ];
}
