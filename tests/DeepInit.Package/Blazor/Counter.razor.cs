using Microsoft.AspNetCore.Components;

namespace Blazor;

/// <summary>The code behind a component: its parameters are Blazor's, whatever networks are beside it.</summary>
public partial class Counter
{
    private readonly Model _model = new(seed: 1);

    [Parameter, EditorRequired]
    public int Start { get; set; }

    private float Prediction => _model.Predict([Start, 1])[0];
}
