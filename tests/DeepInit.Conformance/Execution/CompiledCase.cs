using System.Reflection;
using System.Runtime.Loader;
using DeepInit.Conformance.Translation;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Conformance.Execution;

/// <summary>The compiled classes of a case, loaded apart so that they can be unloaded when the case is done.</summary>
internal sealed class CompiledCase : IDisposable
{
    private readonly AssemblyLoadContext _context = new SharingContext();
    private readonly Assembly _assembly;

    /// <summary>Loads an assembly.</summary>
    public CompiledCase(Stream image) => _assembly = _context.LoadFromStream(image);

    /// <summary>Makes a network alone.</summary>
    public INetwork<T> CreateNetwork<T>(TranslatedNetwork network)
        where T : unmanaged =>
        (INetwork<T>)Activator.CreateInstance(_assembly.GetType($"{NetworkTranslator.Namespace}.{network.Name}", throwOnError: true)!, 0)!;

    /// <summary>Makes a network with its driver.</summary>
    public INetworkDriver<T> Create<T>(TranslatedNetwork network)
        where T : unmanaged
    {
        Type type = _assembly.GetType($"{NetworkTranslator.Namespace}.{network.Driven.Driver}", throwOnError: true)!;
        try
        {
            return (INetworkDriver<T>)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            throw exception.InnerException;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private sealed class SharingContext() : AssemblyLoadContext("ConformanceCase", isCollectible: true)
    {
        // The driver's interface must be this program's own, wherever the program itself was loaded.
        private static readonly Assembly[] Shared = [typeof(INetworkDriver<>).Assembly, typeof(INetwork<>).Assembly];

        protected override Assembly? Load(AssemblyName name) => Shared.FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
    }
}
