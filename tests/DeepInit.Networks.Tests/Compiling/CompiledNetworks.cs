using System.Reflection;

namespace DeepInit.Networks.Tests.Compiling;

/// <summary>Networks that were compiled together.</summary>
public sealed class CompiledNetworks(Assembly assembly)
{
    /// <summary>A new network behind its driver.</summary>
    public INetworkDriver<T> Create<T>(string name)
        where T : unmanaged =>
        (INetworkDriver<T>)Activator.CreateInstance(assembly.GetType(name + "Driver", throwOnError: true)!)!;
}
