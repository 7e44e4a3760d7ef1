using System.Reflection;
using Blazor;

// The attribute of the component is Blazor's, that of the network ours.
bool isBlazors = typeof(Counter).GetProperty(nameof(Counter.Start))!.GetCustomAttribute<Microsoft.AspNetCore.Components.ParameterAttribute>() is not null;
bool isFrozen = !new Model().Parameters.Single(parameter => parameter.Name == "dense0.bias").Trainable;
Console.WriteLine($"[Parameter] of a component: {(isBlazors ? "Blazor's" : "another's")}; of a network: {(isFrozen ? "DeepInit's" : "another's")}");
return isBlazors && isFrozen ? 0 : 1;

namespace Blazor
{
    [Network]
    [Input(2)]
    [Dense(4, Activation = Tanh)]
    [Dense(1)]
    [DeepInit.Parameter("dense0.bias", Trainable = false)]
    [Loss(MeanSquaredError)]
    [Adam]
    public sealed partial class Model;
}
