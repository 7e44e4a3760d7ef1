#if USE_VERIFY
using System.Runtime.CompilerServices;
using VerifyTests;

namespace DeepInit.Gen.Tests.Support;

internal static class VerifySetup
{
    [ModuleInitializer]
    public static void Initialize() => VerifySourceGenerators.Initialize();
}
#endif
