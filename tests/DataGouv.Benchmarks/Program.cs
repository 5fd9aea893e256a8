using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DataGouv.Benchmarks.Transfers;

// dotnet run -c Release --project tests/DataGouv.Benchmarks -- transfers [--large]
if (args is ["transfers", ..])
{
    await TransferBenchmark.RunAsync(large: args.Contains("--large"));
    return;
}

// dotnet run -c Release --project tests/DataGouv.Benchmarks -- --filter '*'
// In this process and with few iterations: the whole takes minutes, not an hour, and the ratios are what counts.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args, config);
