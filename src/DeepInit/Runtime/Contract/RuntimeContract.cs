using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Whether generated code and the loaded runtime fit together. A library of networks keeps the code that it was built with, while the app that uses it brings the runtime: where the two
/// disagree, this says so in one sentence, instead of a missing method somewhere.
/// </summary>
/// <remarks>
/// Generated constructors ask first of all, in a method that names nothing else of the runtime, because what is missing is missed when the method that names it is compiled. This
/// class and its method therefore never change.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuntimeContract
{
    /// <summary>Requires a contract.</summary>
    /// <param name="contract">The number of the contract that the code was generated for.</param>
    /// <param name="network">Whose code asks, for the message.</param>
    /// <exception cref="InvalidOperationException">This runtime does not offer it.</exception>
    public static void Requires(int contract, string network)
    {
        if (contract is < ContractVersion.Oldest or > ContractVersion.Current)
            throw Fault(contract, network);
    }

    private static InvalidOperationException Fault(int contract, string network)
    {
        string version = typeof(RuntimeContract).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "";
        return new InvalidOperationException(Fault(contract, network, ContractVersion.Oldest, ContractVersion.Current, version));
    }

    internal static string Fault(int contract, string network, int oldest, int current, string version)
    {
        string have = oldest == current ? $"contract {current}" : $"contracts {oldest} to {current}";
        string remedy = contract > current
            ? "use at least the version of the package DeepInit.Gen that it was built with"
            : $"rebuild it with the package DeepInit.Gen {version}, or use the version that it was built with";
        return $"{network} was generated for contract {contract} of DeepInit, the loaded DeepInit.dll {version} has {have}: {remedy}.";
    }
}
