using System.Reflection;

namespace DeepInit.Tests.Shared.Compiling;

/// <summary>Networks that were compiled together.</summary>
internal sealed class CompiledNetworks(Assembly assembly)
{
    /// <summary>A new network by the name of its class.</summary>
    public INetwork<T> CreateNetwork<T>(string name)
        where T : unmanaged =>
        (INetwork<T>)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 1)!;

    /// <summary>A new network behind its driver.</summary>
    public INetworkDriver<T> Create<T>(string name)
        where T : unmanaged =>
        (INetworkDriver<T>)Activator.CreateInstance(assembly.GetType(name + "Driver", throwOnError: true)!)!;
}
