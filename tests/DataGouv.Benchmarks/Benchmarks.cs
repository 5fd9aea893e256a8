using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DataGouv.Benchmarks;

/// <summary>The benchmarks of BenchmarkDotNet. They stand apart, for its libraries not to be loaded by what is measured cold.</summary>
internal static class Benchmarks
{
    /// <summary>In this process and with few iterations: the whole takes minutes, not an hour, and the ratios are what counts.</summary>
    public static void Run(string[] args)
    {
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, config);
    }
}
