using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Playground;
using Playground.Components;

[assembly: SupportedOSPlatform("browser")]

await JSHost.ImportAsync(Browser.Module, "../playground.js");
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<PlaygroundPage>("#app");
await builder.Build().RunAsync();
